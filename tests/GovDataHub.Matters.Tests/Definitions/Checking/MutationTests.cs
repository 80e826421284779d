using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>
/// Each rule finds its own fault: a committed definition with a few words changed has one problem, of that code, on the
/// line that is at fault; unchanged it has none.
/// </summary>
public sealed class MutationTests
{
    private const string Amount = "label: { zh: 申请提取金额, en: Amount to withdraw }";

    /// <summary>Code, matter, words, their replacement, words on the line at fault (null: of the change).</summary>
    private static readonly (string Code, string Matter, string Words, string By, string? At)[] Mutations =
    [
        (CheckCode.Shape, "HPF-01", "kind: instant", "kind: fast", null),
        (CheckCode.Shape, "HPF-01", "owner: HPF", "owner: HPF\nownr: HPF", "ownr"),
        (CheckCode.Shape, "BUS-01", "code: BUS-01", "code: BUS-99", null),
        (CheckCode.StepUnknown, "HPF-01", "auto-decision, disbursement", "auto-decision, disburse", null),
        (CheckCode.TranslationMissing, "HPF-01", Amount, "label: { zh: 申请提取金额 }", null),
        (CheckCode.TranslationMissing, "PBC-01", "zh: 详版, en: Full", "zh: 详版, en: \"\"", null),
        (CheckCode.TranslationMissing, "CRT-02", "zh: 诉讼费票据, en: Court fee receipt", "en: Court fee receipt", null),
        (CheckCode.TranslationForeign, "HPF-01", "zh: 配偶, en: spouse,", "zh: spouse, en: spouse,", null),
        (CheckCode.TranslationForeign, "HPF-01", "zh: 配偶, en: spouse,", "zh: 配偶, en: 配偶,", null),
        (CheckCode.ReasonMissing, "HPF-01", "    reason:", "    because:", "- when: 'HPF.account.status"),
        (CheckCode.NameDuplicate, "HPF-01", "  - { f: HPF.account.accountNo, for: [form], mode: value }\n",
            "  - { f: HPF.account.accountNo, for: [form], mode: value }\n"
            + "  - { mode: value, f: HPF.account.accountNo, for: [form] }\n", "{ mode: value, f:"),
        (CheckCode.NameDuplicate, "CTB-01", "{ value: 7, zh", "{ value: 5, zh", null),
        (CheckCode.HistoryMismatch, "HPF-01", "version: 1", "version: 2", null),
        (CheckCode.DecisionBaseless, "SPB-01", "basis: [\"公共文化体育设施条例#17\"]", "basis: []", null),
        (CheckCode.StatuteArticle, "HPF-01", "条例#24", "条例", null),
        (CheckCode.StatuteArticle, "HPF-01", "basis: [\"住房公积金管理条例#24\", \"住房公积金管理条例#25\"]", "basis: []",
            "statutory:"),
        (CheckCode.PromiseLong, "HPF-01", "promised: now", "promised: 3wd", null),
        (CheckCode.PromiseLong, "HPF-01", "promised: now", "promised: \"-\"", null),
        (CheckCode.VisitsMany, "HPF-01", "visits: 0", "visits: 2", null),
        (CheckCode.VisitStep, "HPF-01", "visits: 0", "visits: 1", null),
        (CheckCode.VisitStep, "NRB-06", "at: officer-review", "at: site-visit", "visit:\n"),
        (CheckCode.ExclusiveUnknown, "HPF-01", "exclusive: HPF.withdrawal", "exclusive: HPF.withdrawals", null),
        (CheckCode.RoleEdge, "NRB-02", "supply: sellerCode }", "supply: nobodysCode }", null),
        (CheckCode.RoleEdge, "NRB-02", "confirmation: true, supply: sellerCode", "supply: sellerCode", null),
        (CheckCode.CoordinateUnknown, "HPF-01", "lastKind: '\"rent\"'", "lastSort: '\"rent\"'", null),
        (CheckCode.FormulaWrong, "HPF-01", "HPF.account.consecutive >= 3", "HPF.account.consecutve >= 3", null),
        (CheckCode.FormulaWrong, "HPF-01", "lastDate: 'today()'", "lastDate: 'today() +'", null),
        (CheckCode.FormulaWrong, "HPF-01", "lastKind: '\"rent\"'", "lastKind: '\"hire\"'", null),
        (CheckCode.ReadUndeclared, "HPF-01", "  - { f: HPF.loan.status, for: [rule], mode: predicate }\n", "",
            "when: 'HPF.loan.status"),
        (CheckCode.NeedUnused, "HPF-01", "f: HPF.account.accountNo, for: [form]",
            "f: HPF.account.accountNo, for: [form, rule]", null),
        (CheckCode.NeedUnused, "HPF-01", "f: HPF.account.accountNo, for: [form]", "f: HPF.account.accountNo, for: []",
            null),
        (CheckCode.NeedExcessive, "HPF-01", "f: HPF.account.status, for: [rule], mode: predicate",
            "f: HPF.account.status, for: [rule], mode: value", null),
        (CheckCode.NeedInsufficient, "ARA-02", "f: ARA.landContract.area, for: [rule], mode: value",
            "f: ARA.landContract.area, for: [rule], mode: predicate", null),
        (CheckCode.NotSharedValue, "CRT-02", "f: CRT.lawsuit.feePaid, for: [rule], mode: predicate",
            "f: CRT.lawsuit.feePaid, for: [form, rule], mode: value", null),
        (CheckCode.LinkMisused, "HPF-01", "for: [link], mode: link", "for: [link], mode: predicate", null),
        (CheckCode.ConsentLate, "HPF-01", "[separate-consent, prefill,", "[prefill, separate-consent,", null),
        (CheckCode.ConsentLate, "HPF-01", "[separate-consent, prefill,", "[prefill,", null),
        (CheckCode.AskedUnbound, "CRT-01", "- name: defendant", "- name: opponent", null),
        (CheckCode.AskedLabel, "HPF-01", Amount, "label: { zh: 申请提取金额, en: Sum wanted }", null),
        (CheckCode.AskedHeld, "HPF-01", Amount, "label: { zh: 公积金余额, en: Amount to withdraw }", null),
        (CheckCode.AskedHeld, "HPF-01", Amount, "label: { zh: 申请提取金额, en: Please enter your Fund  Balances }", null),
        (CheckCode.AskedHeld, "CRT-01", "zh: 请写被告的姓名或单位全称", "zh: 请填写您的公积金余额。请写被告的姓名或单位全称", "hint:"),
        (CheckCode.AskedHeld, "CRT-01", "- name: defendant", "- name: fundBalance", null),
        (CheckCode.UploadHeld, "CRT-01", "label: { zh: 起诉证据, en: Evidence }",
            "label: { zh: 营业执照复印件, en: Evidence }", null),
        (CheckCode.UploadHeld, "CRT-01", "label: { zh: 起诉证据, en: Evidence }",
            "label: { zh: 起诉证据, en: Copy of the business licence }", null),
        (CheckCode.ChoiceBare, "PBC-01", "        - { value: full, zh: 详版, en: Full }\n", "", "- name: reportKind"),
        (CheckCode.ChoiceUnbacked, "EDU-01", "f: PSB.kinship.relation, for: [choice], mode: value",
            "f: PSB.kinship.relation, for: [choice], mode: predicate", "where: 'relation = \"child\"'"),
        (CheckCode.SupplyUnused, "TAX-03", "states: [supply.period]", "states: []", "- name: period"),
        (CheckCode.SupplyUnused, "TAX-03", "[supply.period]", "[supply.period, supply.none]", null),
        (CheckCode.AmountLiteral, "NRB-02", "fee: 'schedule.registration'", "fee: '80'", null),
        (CheckCode.AmountLiteral, "HPF-01", "amount: 'supply.amount'", "amount: 'supply.amount * 0.5'", null),
        (CheckCode.PaymentFee, "NRB-02", "fee: 'schedule.registration'", "fee: null", "steps:"),
        (CheckCode.PaymentFee, "NRB-02", "e-signature, payment, joint", "e-signature, joint", "fee: 'schedule"),
        (CheckCode.PayoutAccount, "HPF-01", "account: HPF.account.bankCard", "account: HPF.account.nowhere", null),
        (CheckCode.GrantTraceless, "PBC-01", "e-licence, notification]", "notification]", "documents:"),
        (CheckCode.GrantTraceless, "EDU-01", "outcome: {", "# {", "effects:"),
    ];

    /// <summary>Code, words of the concepts, what replaces them, words on the line at fault.</summary>
    private static readonly (string Code, string Words, string By, string At)[] ConceptMutations =
    [
        (CheckCode.ConceptKind, "concepts:\n", "concepts:\n  nothing:\n    zh: [无此物]\n    en: [nothing of the kind]\n",
            "  nothing:"),
        (CheckCode.ConceptKind, "    held: [HPF.account.balance]\n",
            "    held: [HPF.account.balance]\n    asked: [HPF-01.amount]\n", "  fund-balance:"),
        (CheckCode.ConceptUnknown, "asked: [TRB-04.vehPick]", "asked: [TRB-04.vehPick, TRB-04.none]", "TRB-04.none"),
        (CheckCode.ConceptUnknown, "held: [HPF.account.balance]", "held: [HPF.account.balance, HPF.account.gold]",
            "HPF.account.gold"),
        (CheckCode.ConceptTwice, "held: [HPF.loan.times]", "held: [HPF.loan.times, ARA.landContract.area]",
            "HPF.loan.times, ARA"),
        (CheckCode.ConceptMissing, "held: [ARA.landContract.area]", "held: []", "# What every held"),
        (CheckCode.ConceptTerm, "zh: [承包面积,", "zh: [承包面积, 承包 合同代码,", "承包 合同代码"),
        (CheckCode.TranslationMissing, "concepts:\n",
            "concepts:\n  nothing:\n    zh: [无此物]\n    held: [HPF.none.none]\n", "  nothing:"),
        (CheckCode.AskedResembles, "concepts:\n",
            "concepts:\n  coined:\n    zh: [公积金账户里的余额]\n    en: [money left in the provident fund]\n"
            + "    asked: [HPF-01.amount]\n", "  coined:"),
    ];

    public static TheoryData<int> Matters => [.. Enumerable.Range(0, Mutations.Length)];

    public static TheoryData<int> Concepts => [.. Enumerable.Range(0, ConceptMutations.Length)];

    [Theory]
    [MemberData(nameof(Matters))]
    public void A_changed_definition_has_that_problem_on_that_line_and_no_other(int row)
    {
        var (code, matter, words, by, at) = Mutations[row];
        var mutation = Mutation.Of(matter, words, by);
        var changed = mutation.Sources.Matters.Single(source => source.File == mutation.File);
        long line = at is null ? mutation.Line : LineOf(changed.Text, at);

        var problems = Committed.Check(changed);

        Assert.True(
            problems.Count > 0 && problems.All(problem => problem.Code == code && problem.Line == line),
            $"{code} on line {line} of {matter} after '{by}' is expected:\n{string.Join('\n', problems)}");
    }

    [Theory]
    [MemberData(nameof(Concepts))]
    public void Changed_concepts_have_that_problem_on_that_line(int row)
    {
        var (code, words, by, at) = ConceptMutations[row];
        var mutation = Mutation.OfConcepts(words, by);
        long line = LineOf(mutation.Sources.Concepts.Text, at);
        var problems = mutation.Problems();
        Assert.True(
            problems.Any(problem => problem.Code == code && problem.Line == line && problem.File == mutation.File),
            $"{code} on line {line} is expected:\n{string.Join('\n', problems)}");
    }

    [Fact]
    public void Two_matters_of_the_same_name_are_found()
    {
        var problems = Mutation.Of("PSB-16", "name: { zh: ", "name: { zh: 地铁乘车码开通(先乘后付), en: Pass }\nx: { zh: ")
            .Problems();
        Assert.Contains(problems, problem => problem.Code == CheckCode.Shape);
        var renamed = Mutation.Of("CRT-02", "zh: 诉讼费缴纳,", "zh: 网上立案（小额诉讼）,").Problems();
        Assert.Equal(2, renamed.Count(problem => problem.Code == CheckCode.NameDuplicate));
    }

    [Fact]
    public void A_matter_that_nothing_decides_is_found()
    {
        var problems = Mutation.Of("SPB-01", Conditions("SPB-01"), "eligibility: []\n").Problems();

        Assert.Single(problems, problem => problem.Code == CheckCode.DecisionUnconditional);
    }

    [Fact]
    public void Every_code_is_shown_by_a_mutation()
    {
        var shown = Mutations.Select(mutation => mutation.Code)
            .Concat(ConceptMutations.Select(mutation => mutation.Code))
            .Append(CheckCode.DecisionUnconditional) // below: what the conditions used goes with them
            .Append(CheckCode.FileUnreadable); // by the compiler's own tests
        Assert.Equal(
            CheckCode.All.Select(entry => entry.Code).Order(StringComparer.Ordinal),
            shown.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The conditions of a definition as they are written.</summary>
    private static string Conditions(string matter)
    {
        string text = SchemaFixture.Sources.Matters
            .Single(source => source.File.EndsWith($"{matter}.yaml", StringComparison.Ordinal)).Text;
        int from = text.IndexOf("eligibility:\n", StringComparison.Ordinal);
        return text[from..text.IndexOf("schedule:\n", from, StringComparison.Ordinal)];
    }

    private static long LineOf(string text, string words)
    {
        int at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' is expected in the changed text");
        return text.AsSpan(0, at).Count('\n') + 1;
    }
}
