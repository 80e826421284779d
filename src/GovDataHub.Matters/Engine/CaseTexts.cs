using System.Globalization;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Engine;

/// <summary>
/// What a case's history and its notifications say. No personal data, no account, no reason of a rule.
/// </summary>
internal static class CaseTexts
{
    public static BilingualText Started(MatterDefinition definition)
    {
        return new($"已开始办理“{definition.Name.Zh}”。", $"Started: {definition.Name.En}.");
    }

    public static BilingualText ConsentGiven { get; } = new(
        "您已单独同意本事项查询敏感个人信息。", "You consented separately to the sensitive data this matter reads.");

    public static BilingualText ConsentRefused { get; } = new(
        "您未同意查询敏感个人信息，未查询任何敏感数据。您可以撤回办理，或到窗口办理。",
        "You did not consent, and no sensitive data was read. You may withdraw, or go to a counter.");

    public static BilingualText ConsentAsked { get; } = new(
        "本事项需要查询敏感个人信息，请先阅读并决定是否单独同意。",
        "This matter reads sensitive personal data. Please read what, and decide whether you consent.");

    public static BilingualText FillIn { get; } = new(
        "请填写部门没有掌握的信息，其余已为您填好。",
        "Please give what no department holds; the rest is filled in.");

    public static BilingualText Sign(StepKind step)
    {
        return step switch
        {
            StepKind.FaceVerification => new(
                "请用手机的刷脸或指纹验证本人。", "Please prove with your phone's face or fingerprint check that it is you."),
            StepKind.Pledge => new("请确认承诺并在手机上验证。", "Please make the pledge and confirm it on your phone."),
            _ => new("请在手机上签名确认。", "Please sign on your phone."),
        };
    }

    public static BilingualText Submit { get; } = new("请核对后提交。", "Please check and submit.");

    public static BilingualText Prefilled(int answered, int departments)
    {
        string fields = answered.ToString(CultureInfo.InvariantCulture);
        string sources = departments.ToString(CultureInfo.InvariantCulture);
        return new(
            $"已从{sources}个部门填好{fields}项信息。", $"Filled in {fields} item(s) from {sources} department(s).");
    }

    public static BilingualText PrefillIncomplete { get; } = new(
        "部分部门暂未答复，稍后会自动重试。", "Some departments have not answered yet; they are asked again.");

    public static BilingualText Signed(StepKind step)
    {
        return step switch
        {
            StepKind.FaceVerification => new("手机已验证本人。", "Your phone verified that it is you."),
            StepKind.Pledge => new("承诺已确认。", "The pledge is confirmed."),
            _ => new("已签名。", "Signed."),
        };
    }

    public static BilingualText Submitted { get; } = new("已提交。", "Submitted.");

    public static BilingualText Eligible { get; } = new(
        "全部条件核验通过。", "All conditions were checked and are met.");

    public static BilingualText Decided { get; } = new("系统按规则自动准予办理。", "Granted automatically by the rule.");

    public static BilingualText SourceSilent { get; } = new(
        "有部门暂未答复，系统会自动重试，不会因此拒绝您。",
        "A department has not answered. It is asked again; you are not refused for that.");

    public static BilingualText ToOfficer { get; } = new(
        "已转交工作人员处理。", "Handed to an officer.");

    public static BilingualText ToCitizen { get; } = new("等待您补充。", "Waiting for you.");

    public static BilingualText OfficerClaimed { get; } = new("工作人员已受理。", "An officer has taken it up.");

    public static BilingualText OfficerGranted { get; } = new("工作人员准予办理。", "An officer granted it.");

    public static BilingualText EffectsBegun { get; } = new("准予办理，正在办结。", "Granted; being carried out.");

    public static BilingualText Recorded { get; } = new(
        "已登记到主管部门。", "Recorded in the owner's register.");

    public static BilingualText RecordChanged { get; } = new(
        "主管部门的登记在此期间有变化，正在重新核验。",
        "The owner's register changed in the meantime; the conditions are checked again.");

    public static BilingualText TakenBack { get; } = new(
        "已撤销主管部门的登记。", "The entry in the owner's register was taken back.");

    public static BilingualText Paid { get; } = new("款项已到账。", "Paid.");

    public static BilingualText PaymentFailed { get; } = new(
        "银行未能入账，正在撤销登记。", "The bank did not accept the payment; the entry is being taken back.");

    public static BilingualText PaymentReason { get; } = new(
        "银行未能向登记的收款账户入账，没有款项付出，登记已恢复原状。",
        "The bank did not accept the payment to the account on record. " +
        "No money was paid, and the register stands as before.");

    public static BilingualText PaymentRemedy { get; } = new(
        "请先与主管部门核对收款账户，再重新申请；如有异议，可申诉由工作人员复核。",
        "Check the account with the owning department and apply again; or appeal, and an officer looks at it.");

    public static BilingualText Granted(MatterDefinition definition)
    {
        return new($"“{definition.Name.Zh}”已办结。", $"Granted and completed: {definition.Name.En}.");
    }

    public static BilingualText Refused(MatterDefinition definition)
    {
        return new(
            $"“{definition.Name.Zh}”未获准，原因和办法见办件详情。",
            $"Refused: {definition.Name.En}. The case shows why and what would change it.");
    }

    public static BilingualText Withdrawn { get; } = new("您已撤回。", "You withdrew it.");

    /// <summary>The citizen's own words stand in the history, so that the officer reads them.</summary>
    public static BilingualText Appealed(string grounds)
    {
        return new(
            $"已申诉，由工作人员复核。申诉理由：{grounds}",
            $"Appealed; an officer looks at it again. Grounds: {grounds}");
    }

    public static BilingualText Overdue { get; } = new(
        "已超过承诺时限，已提醒主管部门。", "The promised time has passed; the owner has been told.");

    public static BilingualText Reminder { get; } = new(
        "办件在等您补充，请尽快处理。", "Your case waits for you.");
}
