namespace GovDataHub.Matters.Lifecycle;

/// <summary>What the caller can mend.</summary>
/// <param name="Code">From the one table, <see cref="UserErrors"/>.</param>
/// <param name="Field">The supply it is about, or null.</param>
/// <param name="Zh">What to do, in Chinese.</param>
/// <param name="En">What to do, in English.</param>
public sealed record UserError(string Code, string? Field, string Zh, string En);

/// <summary>Every user error of the matter engine, once.</summary>
public static class UserErrors
{
    /// <summary>Nobody is signed in.</summary>
    public static UserError SignInRequired { get; } = new(
        "SIGN_IN_REQUIRED", null, "请先登录。", "Sign in first.");

    /// <summary>There is no such matter.</summary>
    public static UserError NoSuchMatter { get; } = new(
        "NO_SUCH_MATTER", "code", "没有这个事项，请从事项列表中选择。", "There is no such matter; choose one from the list of matters.");

    /// <summary>There is no such case for this caller: none, or somebody else's.</summary>
    public static UserError NoSuchCase { get; } = new(
        "NO_SUCH_CASE", null, "没有这个办件，请从“我的办件”中选择。", "There is no such case of yours; choose one from your cases.");

    /// <summary>There is no such task for this caller.</summary>
    public static UserError NoSuchTask { get; } = new(
        "NO_SUCH_TASK",
        null,
        "没有这个待办，请刷新待办列表。",
        "There is no such open task of your department; reload the work list.");

    /// <summary>The subject has an unfinished case that excludes this one.</summary>
    public static UserError CaseUnfinished { get; } = new(
        "CASE_UNFINISHED",
        null,
        "您已有一件未办结的同类办件，请先等它办结或撤回它。",
        "You have an unfinished case of this kind; wait for it to end, or withdraw it.");

    /// <summary>The case is filed: what was supplied stands.</summary>
    public static UserError AlreadyFiled { get; } = new(
        "ALREADY_FILED", null, "办件已提交，不能再修改。", "The case is filed and can no longer be changed.");

    /// <summary>The case is over.</summary>
    public static UserError CaseOver { get; } = new(
        "CASE_OVER", null, "办件已办结。", "The case is over.");

    /// <summary>The decision is already being carried out.</summary>
    public static UserError TooLateToWithdraw { get; } = new(
        "TOO_LATE", null, "办件正在办结，不能撤回。", "The decision is being carried out; it can no longer be withdrawn.");

    /// <summary>Consent was not given.</summary>
    public static UserError ConsentRequired { get; } = new(
        "CONSENT_REQUIRED",
        null,
        "请先对敏感个人信息的查询作出单独同意，或到窗口办理。",
        "Consent to the sensitive data first, or go to a counter.");

    /// <summary>The form is still being filled from the departments.</summary>
    public static UserError StillPrefilling { get; } = new(
        "STILL_PREFILLING", null, "正在为您预填信息，请稍候再提交。", "The form is still being filled in; submit in a moment.");

    /// <summary>A step on the device is missing.</summary>
    public static UserError StepRequired { get; } = new(
        "STEP_REQUIRED",
        null,
        "请先在手机上完成本人验证；修改内容后需重新验证。",
        "Prove on your device that it is you; after a change, prove it again.");

    /// <summary>The step does not belong to the matter, or not now.</summary>
    public static UserError StepNotDue { get; } = new(
        "STEP_NOT_DUE", "step", "现在不需要这一步。", "This step is not due now.");

    /// <summary>The caller has no passkey.</summary>
    public static UserError PasskeyMissing { get; } = new(
        "PASSKEY_MISSING", null, "请先在本机登记通行密钥。", "Register a passkey on this device first.");

    /// <summary>The passkey's answer does not hold.</summary>
    public static UserError PasskeyRefused { get; } = new(
        "PASSKEY_REFUSED",
        "credential",
        "验证未通过或已过期，请重新发起验证。",
        "The proof does not hold or has expired; begin the step again.");

    /// <summary>Only a refused case can be appealed.</summary>
    public static UserError NothingToAppeal { get; } = new(
        "NOTHING_TO_APPEAL", null, "只有未获准的办件可以申诉。", "Only a refused case can be appealed.");

    /// <summary>An officer may not decide the own case.</summary>
    public static UserError OwnCase { get; } = new(
        "OWN_CASE", null, "不能受理本人的办件。", "You cannot take up a case of your own.");

    /// <summary>Somebody else has the task.</summary>
    public static UserError TaskTaken { get; } = new(
        "TASK_TAKEN", null, "该待办已由同事受理。", "A colleague has this task.");

    /// <summary>The task was not claimed.</summary>
    public static UserError TaskNotClaimed { get; } = new(
        "TASK_NOT_CLAIMED", null, "请先受理该待办。", "Claim the task first.");

    /// <summary>A text is missing or too long.</summary>
    public static UserError TextRequired(string field)
    {
        return new("TEXT_REQUIRED", field, "请填写1到500字的说明。", "Give a reason of 1 to 500 characters.");
    }

    /// <summary>The code of <see cref="OptionsUnknown"/>.</summary>
    internal const string OptionsUnknownCode = "SUPPLY_OPTIONS_UNKNOWN";

    /// <summary>The register that holds a choice's options has not answered.</summary>
    public static UserError OptionsUnknown(string field)
    {
        return new(
            OptionsUnknownCode,
            field,
            "选项所在的部门没有应答，请稍后再试。",
            "The department that holds the options has not answered; try again shortly.");
    }

    /// <summary>The matter is for enterprises, and the caller names none.</summary>
    public static UserError EnterpriseRequired { get; } = new(
        "ENTERPRISE_REQUIRED",
        "enterprise",
        "本事项由企业办理，请填写所代办企业的统一社会信用代码。",
        "This matter is for enterprises; give the credit code of the one you act for.");

    /// <summary>The matter is for citizens, and an enterprise was named.</summary>
    public static UserError EnterpriseUnexpected { get; } = new(
        "ENTERPRISE_UNEXPECTED", "enterprise", "本事项由本人办理，不代企业办理。", "This matter is not for enterprises.");

    /// <summary>The enterprise's account does not name the caller.</summary>
    public static UserError NotOperator { get; } = new(
        "NOT_OPERATOR",
        "enterprise",
        "该企业账户没有将您登记为经办人。请企业在数据资源局的企业账户中添加您。",
        "The enterprise's account does not name you as operator; have it add you to its account.");

    /// <summary>Whether the caller may act for the enterprise could not be asked.</summary>
    public static UserError OperatorUnknown { get; } = new(
        "SOURCE_UNAVAILABLE",
        "enterprise",
        "暂时无法核对企业经办人，请稍后再试。",
        "Whether you act for the enterprise cannot be checked at present; try again later.");
}
