using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>What every matter keeps to, whoever edits it: consent, least disclosure, choices, fees, promises.</summary>
public sealed class MatterRuleTests
{
    private static readonly string[] Modes = ["value", "predicate", "link"];

    public static TheoryData<string> Codes => [.. Repository.Matters.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Consent_precedes_the_first_step_that_reads_sensitive_data(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        NeedDocument[] sensitive =
        [
            .. matter.Needs.Where(need => Repository.Field(need.F)!.Sensitive && !need.For.SequenceEqual(["identity"])),
        ];
        if (sensitive.Length == 0)
            return;

        int consent = matter.Steps.IndexOf("separate-consent");
        bool prefilled = sensitive.Any(need => need.For.Contains("form") || need.For.Contains("choice"));
        int firstRead = matter.Steps.IndexOf(prefilled ? "prefill" : "eligibility");
        Assert.True(consent >= 0, $"{code} reads {sensitive[0].F} without a consent step");
        Assert.True(firstRead < 0 || consent < firstRead, $"{code} reads {sensitive[0].F} before consent");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_field_that_may_not_be_shared_leaves_as_an_outcome_only(string code)
    {
        foreach (NeedDocument need in Repository.Matters[code].Needs)
        {
            Assert.Contains(need.Mode, Modes);
            Assert.Equal(need.For.Contains("link") && need.For.Count == 1 && need.Mode == "link", need.Mode == "link");
            string register = need.F[..need.F.LastIndexOf('.')];
            Assert.True(
                need.Mode != "value" || Repository.Resource(register)!.Share != "not-shared",
                $"{code} takes {need.F} by value");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_choice_offers_options(string code)
    {
        foreach (SupplyDocument supply in Repository.Matters[code].Supplies)
        {
            if (supply.Why == "choice" && supply.Type is "string" or "int")
            {
                bool offered = supply.Options?.List is { Count: > 1 } || supply.Options?.Register is not null;
                Assert.True(offered, $"{code}: {supply.Name}");
            }

            if (supply.Type == "int")
                Assert.All(supply.Options?.List ?? [], option => Assert.Matches(@"^\d+$", option.Value));
            Assert.Equal(
                supply.Options?.List?.Count ?? 0,
                supply.Options?.List?.DistinctBy(option => option.Value).Count() ?? 0);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_payment_has_a_fee_and_a_fee_a_payment(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.Equal(matter.Steps.Contains("payment"), matter.Fee is not null);
        Assert.All(matter.Schedule.Values, rate => Assert.Matches(@"^.+#\d+$", rate.Basis));
        Assert.All(matter.Schedule.Values, rate => Assert.Matches(@"^\d+\.\d{2}$", rate.Value));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_licence_is_issued_where_a_step_says_so(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.Equal(matter.Steps.Contains("e-licence"), matter.Documents.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nobody_visits_twice_and_every_article_is_cited_by_law_and_number(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.InRange(matter.Visits, 0, 1);
        Assert.NotEmpty(matter.Basis);
        Assert.All(matter.Basis, article => Assert.Matches(@"^.+#\d+$", article));
        Assert.Matches(@"^(now|-|\d+(\.\d+)?(d|wd|m))$", matter.Statutory);
        Assert.Matches(@"^(now|-|\d+(\.\d+)?(d|wd|m))$", matter.Promised);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void One_unfinished_case_stands_in_a_register_of_the_owner(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        if (matter.Exclusive is null)
            return;

        Assert.StartsWith(matter.Owner + ".", matter.Exclusive, StringComparison.Ordinal);
        Assert.NotNull(Repository.Resource(matter.Exclusive));
    }
}
