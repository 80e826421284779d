using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Federation.Access;

/// <summary>What becomes of one coordinate of one subject. A closed set.</summary>
public abstract record AccessDecision
{
    private AccessDecision()
    {
    }

    /// <summary>The value may be released.</summary>
    public static AccessDecision Allowed { get; } = new Value();

    /// <summary>Only a rule's outcome may leave the department.</summary>
    public static AccessDecision OutcomeOnly { get; } = new Predicate();

    /// <summary>Refused for a reason.</summary>
    public static AccessDecision Refused(DenialReason reason)
    {
        return new Denied(reason);
    }

    /// <summary>The value may be released.</summary>
    public sealed record Value : AccessDecision;

    /// <summary>Only a rule's outcome may leave the department.</summary>
    public sealed record Predicate : AccessDecision;

    /// <summary>Nothing may leave.</summary>
    public sealed record Denied(DenialReason Reason) : AccessDecision;
}

/// <summary>Why access is refused. One instance a reason; the code is what clients and the audit trail see.</summary>
/// <param name="Name">Stable: <c>extensions.reason</c>.</param>
/// <param name="Code">The error code it is reported under.</param>
/// <param name="Text">In words.</param>
public sealed record DenialReason(string Name, string Code, Label Text)
{
    /// <summary>Nobody is signed in.</summary>
    public static DenialReason NotSignedIn { get; } = Of(
        "not-signed-in", "未登录者不得读取部门数据。", "Nobody is signed in, so no department's data is read.");

    /// <summary>No purpose was given.</summary>
    public static DenialReason NoPurpose { get; } = new(
        "no-purpose",
        ErrorCode.PurposeRequired,
        new("没有给出 Hub-Purpose，不读取个人或企业数据。", "No Hub-Purpose was given, so no personal data is read."));

    /// <summary>The record is another person's.</summary>
    public static DenialReason AnotherPerson { get; } = Of(
        "another-person", "该目的只及于本人的记录。", "This purpose covers the caller's own record only.");

    /// <summary>The person reached by an edge is an adult.</summary>
    public static DenialReason AnotherAdult { get; } = Of(
        "another-adult", "成年亲属的登记不得以本人目的读取。", "A relative of age is read under no purpose of one's own.");

    /// <summary>The enterprise does not name the caller.</summary>
    public static DenialReason NotOperator { get; } = Of(
        "not-operator", "企业的经办授权中没有此人。", "The enterprise's account does not name the caller as operator.");

    /// <summary>The matrix says no.</summary>
    public static DenialReason NotShared { get; } = Of(
        "not-shared", "该数据不予共享，此目的下不得离开部门。", "The data is not shared: under this purpose it never leaves.");

    /// <summary>Only an outcome may leave.</summary>
    public static DenialReason OutcomeOnly { get; } = Of(
        "outcome-only", "该数据只能由部门判断是或否。", "Only a rule's outcome may leave the department.");

    /// <summary>An id that only the next source sees.</summary>
    public static DenialReason LinkOnly { get; } = Of(
        "link-only", "该号码只用于部门之间的关联。", "The id only links one department to the next.");

    /// <summary>A passkey was not used lately.</summary>
    public static DenialReason PasskeyNeeded { get; } = Of(
        "passkey-needed", "请在十分钟内以通行密钥验证后再读取。", "Prove presence with a passkey, then ask within 10 minutes.");

    /// <summary>No such case, or it is over, or not the caller's.</summary>
    public static DenialReason NotOfCase { get; } = Of(
        "not-of-case", "没有这个办件，或已办结，或与此人无关。", "There is no such case, it is over, or it is not the caller's.");

    /// <summary>The matter does not need it.</summary>
    public static DenialReason NotNeeded { get; } = Of(
        "not-needed", "该事项不需要此数据。", "The matter does not need this.");

    /// <summary>The officer is the citizen or a relative.</summary>
    public static DenialReason OwnCase { get; } = Of(
        "own-case", "不得办理本人或亲属的办件。", "An officer reads no case of one's own or of a relative.");

    /// <summary>The citizen has not consented to sensitive data.</summary>
    public static DenialReason ConsentNeeded { get; } = Of(
        "consent-needed", "敏感个人信息须经本人单独同意。", "Sensitive data needs the citizen's separate consent first.");

    /// <summary>The agreement does not cover it.</summary>
    public static DenialReason NotGranted { get; } = Of(
        "not-granted", "共享协议不包含此项，或已到期，或不属于此系统。",
        "The sharing agreement does not cover this, has ended, or is not this system's.");

    /// <summary>The agreement's rows of the day are used up.</summary>
    public static DenialReason GrantUsedUp { get; } = new(
        "grant-used-up",
        ErrorCode.LimitExceeded,
        new("共享协议当日的行数已用完。", "The sharing agreement's rows of the day are used up."));

    /// <summary>A question with supplies was put too often.</summary>
    public static DenialReason AskedTooOften { get; } = new(
        "asked-too-often",
        ErrorCode.LimitExceeded,
        new("同一条件当日询问次数过多。", "The same condition was put to the department too often today."));

    /// <summary>The mandate names nobody the caller acts for.</summary>
    public static DenialReason NoMandate { get; } = Of(
        "no-mandate", "没有这项代理：须为登记的未成年子女。", "There is no such mandate: the child must be the caller's minor.");

    private static DenialReason Of(string name, string zh, string en)
    {
        return new(name, ErrorCode.AccessDenied, new Label(zh, en));
    }
}
