using System.Collections.Immutable;

namespace GovDataHub.Federation.Errors;

/// <summary>Why data or an answer was not to be had: tokens, purposes, access, departments, the log.</summary>
internal static class AccessErrors
{
    /// <summary>The codes.</summary>
    public static ImmutableArray<ErrorCode> Codes { get; } =
    [
        new(ErrorCode.AccessDenied,
            new("拒绝访问：该目的或身份不得读取此字段。", "Access refused: this purpose or person may not read the field."),
            new("查看 extensions.reason；以正确的目的重新请求。",
                "See extensions.reason; ask again under a purpose that covers it.")),
        new(ErrorCode.AuditUnavailable,
            new("审计日志无法记录，因此没有放行任何数据。", "The audit log cannot record, so no data was released."),
            new("稍后重试；运维请检查日志存储。", "Try again later; operators look at the log's store.")),
        new(ErrorCode.GuardFailed,
            new("登记部门复核条件不成立，没有写入。", "The register's owner checked the condition again and it did not hold."),
            new("查看办件的理由。", "See the case's reasons.")),
        new(ErrorCode.PurposeRequired,
            new("没有给出目的，不读取任何个人或企业数据。", "No purpose was given, so no data about a person or enterprise is read."),
            new("加上请求头 Hub-Purpose: self 或其他目的。", "Send the header Hub-Purpose: self, or another purpose.")),
        new(ErrorCode.SourceTimeout,
            new("部门未在时限内应答，其他部门的数据不受影响。", "The department did not answer in time; the others' data stands."),
            new("稍后重试该部门的字段。", "Ask again for this department's fields later.")),
        new(ErrorCode.SourceUnavailable,
            new("部门暂不可用，其他部门的数据不受影响。", "The department is unavailable; the others' data stands."),
            new("稍后重试该部门的字段。", "Ask again for this department's fields later.")),
        new(ErrorCode.Unauthenticated,
            new("未登录，或令牌无效。", "Nobody is signed in, or the token is not valid."),
            new("重新登录。", "Sign in again.")),
        new("DPOP_INVALID",
            new("DPoP 证明无效、过期或重复使用。", "The DPoP proof does not hold, has expired or was used before."),
            new("为每个请求生成新的证明，核对方法、地址和令牌哈希。",
                "Make a new proof for each request, over its method, its address and the token's hash.")),
        new("ISSUER_UNAVAILABLE",
            new("身份提供方的密钥暂时读取不到。", "The issuer's keys cannot be read just now."),
            new("稍后重试。", "Try again shortly.")),
        new("TOKEN_AUDIENCE",
            new("令牌是发给其他受众的。", "The access token is for another audience."),
            new("以 resource=urn:govdatahub:api 申请令牌。", "Ask for a token with resource=urn:govdatahub:api.")),
        new("TOKEN_BEARER",
            new("个人令牌必须绑定密钥。", "A person's access token must be bound to a key."),
            new("以 DPoP 方式申请并发送令牌。", "Ask for the token with DPoP and send it so.")),
        new("TOKEN_BOUND",
            new("绑定密钥的令牌不能作为 Bearer 发送。", "A token that is bound to a key is not taken as Bearer."),
            new("以 DPoP 发送，并附上证明。", "Send it as DPoP, with a proof.")),
        new("TOKEN_EXPIRED",
            new("令牌已过期。", "The access token has expired."),
            new("换取新的令牌。", "Take a new one.")),
        new("TOKEN_INVALID",
            new("令牌无效。", "The access token is not valid."),
            new("重新登录，换取新的令牌。", "Sign in again and take a new one.")),
        new("TOKEN_ISSUER",
            new("令牌来自其他身份提供方。", "The access token is from another issuer."),
            new("向本平台的身份提供方申请令牌。", "Take a token from this platform's issuer.")),
        new("TOKEN_TYPE",
            new("这不是访问令牌。", "This is not an access token."),
            new("发送类型为 at+jwt 的访问令牌，而不是 ID 令牌。", "Send an access token (typ at+jwt), not an ID token.")),
    ];
}
