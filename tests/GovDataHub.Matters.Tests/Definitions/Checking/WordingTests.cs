using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>Which wordings are the same, and what a text asks for.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("Fund balance", "  FUND   balances ")]
    [InlineData("Fund balance", "fund-balance")]
    [InlineData("公积金余额", "公积金 余额。")]
    [InlineData("ABC123", "ＡＢＣ１２３")]
    [InlineData("Seller's code", "seller’s codes")]
    [InlineData("Company", "companies")]
    [InlineData("Address", "addresses")]
    public void Case_width_spaces_punctuation_and_plurals_make_no_difference(string one, string other)
    {
        Assert.Equal(Wording.Normalise(one), Wording.Normalise(other));
    }

    [Theory]
    [InlineData("Fund balance", "Fund account")]
    [InlineData("公积金余额", "公积金账户")]
    [InlineData("Status", "Statu")]
    public void Other_words_stay_other_words(string one, string other)
    {
        Assert.NotEqual(Wording.Normalise(one), Wording.Normalise(other));
    }

    [Theory]
    [InlineData("请填写您的公积金余额。", "公积金余额")]
    [InlineData("单位为元。请如实填写本人公积金余额", "公积金余额")]
    [InlineData("Please enter your fund balance.", "fund balance")]
    public void Words_that_only_ask_are_left_out(string hint, string asked)
    {
        Assert.Contains(asked, Wording.Requests(hint));
    }

    [Fact]
    public void A_name_is_spelled_out()
    {
        Assert.Equal("account Balance", Wording.Spelled("accountBalance"));
    }
}
