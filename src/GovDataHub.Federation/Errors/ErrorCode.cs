using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Errors;

/// <summary>
/// Every code an answer of the platform may carry in <c>extensions.code</c>, what it means and what mends it. The one
/// table: the error page is generated from it.
/// </summary>
/// <param name="Code">Stable; clients switch on it.</param>
/// <param name="Meaning">What happened.</param>
/// <param name="Mend">What the client can do.</param>
public sealed record ErrorCode(string Code, Label Meaning, Label Mend)
{
    /// <summary>No purpose was given.</summary>
    public const string PurposeRequired = "PURPOSE_REQUIRED";

    /// <summary>Access was refused.</summary>
    public const string AccessDenied = "ACCESS_DENIED";

    /// <summary>A department missed its deadline.</summary>
    public const string SourceTimeout = "SOURCE_TIMEOUT";

    /// <summary>A department failed or cannot be reached.</summary>
    public const string SourceUnavailable = "SOURCE_UNAVAILABLE";

    /// <summary>The transfer could not be recorded.</summary>
    public const string AuditUnavailable = "AUDIT_UNAVAILABLE";

    /// <summary>A limit was exceeded.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The owner of a register refused a write.</summary>
    public const string GuardFailed = "GUARD_FAILED";

    /// <summary>An id stands in the document.</summary>
    public const string IdInDocument = "ID_IN_DOCUMENT";

    /// <summary>An id stands in an address.</summary>
    public const string IdInAddress = "ID_IN_ADDRESS";

    /// <summary>The caller may send trusted documents only.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>No trusted document has the hash; named as Apollo's clients know it.</summary>
    public const string DocumentUnknown = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The schema is not open to the caller.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>The operation takes another HTTP method.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The request is not a GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document does not parse.</summary>
    public const string SyntaxError = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable does not fit its type.</summary>
    public const string BadVariable = "BAD_USER_INPUT";

    /// <summary>No operation of that name.</summary>
    public const string OperationUnknown = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>Nobody is signed in, or the token is not valid.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>A bug of ours.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";

    /// <summary>All codes, by name.</summary>
    public static ImmutableArray<ErrorCode> All { get; } =
    [
        new(AccessDenied,
            new("拒绝访问：该目的或身份不得读取此字段。", "Access refused: this purpose or person may not read the field."),
            new("查看 extensions.reason；以正确的目的重新请求。",
                "See extensions.reason; ask again under a purpose that covers it.")),
        new(AuditUnavailable,
            new("审计日志无法记录，因此没有放行任何数据。", "The audit log cannot record, so no data was released."),
            new("稍后重试；运维请检查日志存储。", "Try again later; operators look at the log's store.")),
        new(BadRequest,
            new("请求不是有效的 GraphQL over HTTP 请求。", "The request is not a GraphQL-over-HTTP request."),
            new("按消息所述修改请求体或请求头。", "Mend the body or the headers as the message says.")),
        new(BadVariable,
            new("变量与其类型不符。", "A variable does not fit its type."),
            new("按消息所述修改变量。", "Mend the variable as the message says.")),
        new(ValidationFailed,
            new("文档与模式不符。", "The document does not fit the schema."),
            new("按消息和位置修改查询。", "Mend the query at the location given.")),
        new(SyntaxError,
            new("文档不符合 GraphQL 语法。", "The document is not GraphQL."),
            new("按位置修改语法。", "Mend the syntax at the location given.")),
        new(GuardFailed,
            new("登记部门复核条件不成立，没有写入。", "The register's owner checked the condition again and it did not hold."),
            new("查看办件的理由。", "See the case's reasons.")),
        new(IdInDocument,
            new("身份号码或信用代码写在了查询文档里。", "An identity number or credit code stands in the document."),
            new("把号码作为变量传递，且不设默认值。", "Pass it as a variable, without a default.")),
        new(IdInAddress,
            new("网址中出现了疑似身份号码或信用代码。", "What looks like an identity number or a credit code stands in an address."),
            new("改用 POST，并把号码作为变量传递。", "Send it by POST, as a variable.")),
        new(DocumentNotTrusted,
            new("此身份只能发送平台登记的查询文档。", "This caller may send trusted documents only."),
            new("发送登记文档的 documentId，或请平台登记该文档。",
                "Send a trusted document's documentId, or have the document put among them.")),
        new(DocumentUnknown,
            new("没有登记过具有该哈希的文档。", "No trusted document has this hash."),
            new("用 hub schema documents 核对清单；文档须逐字节一致。",
                "Compare with 'hub schema documents'; the document must be the same byte by byte.")),
        new(IntrospectionDisabled,
            new("此身份不能查询模式。", "The schema is not open to this caller."),
            new("用有此权限的身份请求，或阅读公开的模式文件。", "Ask in a role that may, or read the schema's file.")),
        new(MethodNotAllowed,
            new("此操作不能用 GET。", "The operation does not go by GET."),
            new("改用 POST。", "Send it by POST.")),
        new(Internal,
            new("平台内部错误。", "An internal error of the platform."),
            new("把关联号告诉运维。", "Tell the operators the correlation id.")),
        new(LimitExceeded,
            new("请求超出限额。", "The request exceeds a limit."),
            new("把请求拆小。", "Ask for less at once.")),
        new(OperationUnknown,
            new("文档中没有这个操作。", "The document has no such operation."),
            new("给出文档中存在的 operationName。", "Give an operationName that the document defines.")),
        new(PurposeRequired,
            new("没有给出目的，不读取任何个人或企业数据。", "No purpose was given, so no data about a person or enterprise is read."),
            new("加上请求头 Hub-Purpose: self 或其他目的。", "Send the header Hub-Purpose: self, or another purpose.")),
        new(SourceTimeout,
            new("部门未在时限内应答，其他部门的数据不受影响。", "The department did not answer in time; the others' data stands."),
            new("稍后重试该部门的字段。", "Ask again for this department's fields later.")),
        new(SourceUnavailable,
            new("部门暂不可用，其他部门的数据不受影响。", "The department is unavailable; the others' data stands."),
            new("稍后重试该部门的字段。", "Ask again for this department's fields later.")),
        new(Unauthenticated,
            new("未登录，或令牌无效。", "Nobody is signed in, or the token is not valid."),
            new("重新登录。", "Sign in again.")),
    ];

    private static FrozenDictionary<string, ErrorCode> ByCode { get; } =
        All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">No such code: add it to the table.</exception>
    public static ErrorCode Of(string code)
    {
        return ByCode[code];
    }
}
