using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>Every text of a matter stands in Chinese and English.</summary>
public sealed class MatterTextTests
{
    public static TheoryData<string> Codes => [.. Repository.Matters.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_name_and_every_label_hint_and_option_is_bilingual(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.True(matter.Name?.IsBilingual, code);
        foreach (SupplyDocument supply in matter.Supplies)
        {
            Assert.True(supply.Label?.IsBilingual, $"{code}: {supply.Name}");
            Assert.True(supply.Hint?.IsBilingual ?? true, $"{code}: hint of {supply.Name}");
            Assert.All(supply.Options?.List ?? [], option => Assert.True(
                TextDocument.IsInBothScripts(option.Zh, option.En), $"{code}: {supply.Name} = {option.Value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_condition_says_what_was_found_and_what_would_change_it(string code)
    {
        Assert.NotEmpty(Repository.Matters[code].Eligibility);
        Assert.All(Repository.Matters[code].Eligibility, condition =>
        {
            Assert.True(condition.Reason?.IsBilingual, $"{code}: reason of {condition.When}");
            Assert.True(condition.Remedy?.IsBilingual, $"{code}: remedy of {condition.When}");
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rates_licences_and_history_are_bilingual(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.All(matter.Schedule, rate => Assert.True(
            TextDocument.IsInBothScripts(rate.Value.Zh, rate.Value.En), $"{code}: {rate.Key}"));
        Assert.All(matter.Documents, document => Assert.True(
            TextDocument.IsInBothScripts(document.Zh, document.En), $"{code}: {document.Type}"));
        Assert.NotEmpty(matter.History);
        Assert.All(matter.History, entry => Assert.True(entry.Note?.IsBilingual, code));
    }

    [Fact]
    public void The_rent_withdrawal_says_how_to_contest_each_of_its_seven_reasons()
    {
        MatterDocument matter = Repository.Matters["HPF-01"];

        Assert.Equal(7, matter.Eligibility.Count);
        Assert.All(matter.Eligibility, condition =>
        {
            Assert.Contains("申诉", condition.Remedy!.Zh, StringComparison.Ordinal);
            Assert.Contains("appeal", condition.Remedy.En, StringComparison.Ordinal);
        });
        Assert.All(matter.Supplies, supply => Assert.True(supply.Hint?.IsBilingual));
    }
}
