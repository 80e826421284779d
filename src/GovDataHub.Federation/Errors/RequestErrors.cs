using System.Collections.Immutable;

namespace GovDataHub.Federation.Errors;

/// <summary>What may be wrong with a request before anything is read.</summary>
internal static class RequestErrors
{
    /// <summary>The codes.</summary>
    public static ImmutableArray<ErrorCode> Codes { get; } =
    [
        new(ErrorCode.BadRequest,
            new("请求不是有效的 GraphQL over HTTP 请求。", "The request is not a GraphQL-over-HTTP request."),
            new("按消息所述修改请求体或请求头。", "Mend the body or the headers as the message says.")),
        new(ErrorCode.BadVariable,
            new("变量与其类型不符。", "A variable does not fit its type."),
            new("按消息所述修改变量。", "Mend the variable as the message says.")),
        new(ErrorCode.ValidationFailed,
            new("文档与模式不符。", "The document does not fit the schema."),
            new("按消息和位置修改查询。", "Mend the query at the location given.")),
        new(ErrorCode.SyntaxError,
            new("文档不符合 GraphQL 语法。", "The document is not GraphQL."),
            new("按位置修改语法。", "Mend the syntax at the location given.")),
        new(ErrorCode.IdInDocument,
            new("身份号码或信用代码写在了查询文档里。", "An identity number or credit code stands in the document."),
            new("把号码作为变量传递，且不设默认值。", "Pass it as a variable, without a default.")),
        new(ErrorCode.IdInAddress,
            new("网址中出现了疑似身份号码或信用代码。", "What looks like an identity number or a credit code stands in an address."),
            new("改用 POST，并把号码作为变量传递。", "Send it by POST, as a variable.")),
        new(ErrorCode.DocumentNotTrusted,
            new("此身份只能发送平台登记的查询文档。", "This caller may send trusted documents only."),
            new("发送登记文档的 documentId，或请平台登记该文档。",
                "Send a trusted document's documentId, or have the document put among them.")),
        new(ErrorCode.DocumentUnknown,
            new("没有登记过具有该哈希的文档。", "No trusted document has this hash."),
            new("用 hub schema documents 核对清单；文档须逐字节一致。",
                "Compare with 'hub schema documents'; the document must be the same byte by byte.")),
        new(ErrorCode.IntrospectionDisabled,
            new("此身份不能查询模式。", "The schema is not open to this caller."),
            new("用有此权限的身份请求，或阅读公开的模式文件。", "Ask in a role that may, or read the schema's file.")),
        new(ErrorCode.MethodNotAllowed,
            new("此操作不能用 GET。", "The operation does not go by GET."),
            new("改用 POST。", "Send it by POST.")),
        new(ErrorCode.Internal,
            new("平台内部错误。", "An internal error of the platform."),
            new("把关联号告诉运维。", "Tell the operators the correlation id.")),
        new(ErrorCode.LimitExceeded,
            new("请求超出限额。", "The request exceeds a limit."),
            new("把请求拆小。", "Ask for less at once.")),
        new(ErrorCode.OperationUnknown,
            new("文档中没有这个操作。", "The document has no such operation."),
            new("给出文档中存在的 operationName。", "Give an operationName that the document defines.")),
        new("SERVER_UNAVAILABLE",
            new("接口暂时没有应答。", "The API does not answer just now."),
            new("稍后重试。", "Try again shortly.")),
    ];
}
