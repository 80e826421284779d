using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking.Rules;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>Terms in different units are compared on every day they could begin.</summary>
public sealed class PromisesKeepTheStatuteTests
{
    [Theory]
    [InlineData("now", "1d", true)]
    [InlineData("now", "now", true)]
    [InlineData("0.5wd", "1wd", true)]
    [InlineData("1wd", "0.5wd", false)]
    [InlineData("1wd", "now", false)]
    [InlineData("5d", "5wd", true)]
    [InlineData("6d", "5wd", false)]
    [InlineData("8d", "5wd", false)]
    [InlineData("5wd", "7d", true)]
    [InlineData("5wd", "6d", false)]
    [InlineData("1wd", "3d", true)]
    [InlineData("1wd", "2d", false)]
    [InlineData("28d", "1m", true)]
    [InlineData("29d", "1m", false)]
    [InlineData("1m", "31d", true)]
    [InlineData("1m", "30d", false)]
    [InlineData("20wd", "1m", true)]
    [InlineData("21wd", "1m", false)]
    [InlineData("9wd", "-", true)]
    [InlineData("-", "9wd", false)]
    [InlineData("-", "-", true)]
    public void A_promise_keeps_the_statute_whatever_day_it_begins(string promised, string statutory, bool keeps)
    {
        Assert.Equal(
            keeps,
            PromisesKeepTheStatute.Keeps(PromisedTime.Parse(promised)!.Value, PromisedTime.Parse(statutory)!.Value));
    }
}
