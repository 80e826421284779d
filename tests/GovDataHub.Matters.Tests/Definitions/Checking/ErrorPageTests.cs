using System.Reflection;
using GovDataHub.Matters.Definitions.Checking;
using GovDataHub.Matters.Definitions.Checking.Concepts;
using GovDataHub.TestKit;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>The error page is made of the tables of codes, and the table holds every code there is.</summary>
public sealed class ErrorPageTests
{
    [Fact]
    public void The_page_of_all_codes_is_fresh()
    {
        string? difference = Golden.Difference(ErrorPage.Write(), "src", "ERRORS.md");
        Assert.True(difference is null, difference);
    }

    [Fact]
    public void Every_code_has_one_entry_in_both_languages()
    {
        var codes = typeof(CheckCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(
            codes.Order(StringComparer.Ordinal),
            CheckCode.All.Select(entry => entry.Code).Order(StringComparer.Ordinal));
        Assert.All(CheckCode.All, entry =>
        {
            Assert.True(Wording.HasChinese(entry.Meaning.Zh) && Wording.HasChinese(entry.Mend.Zh), entry.Code);
            Assert.False(Wording.HasChinese(entry.Meaning.En) || Wording.HasChinese(entry.Mend.En), entry.Code);
        });
    }

    [Theory]
    [InlineData("ASKED_HELD")]
    [InlineData("ACCESS_DENIED")]
    public void An_entry_of_either_table_is_explained(string code)
    {
        string explained = ErrorPage.Explain(code)!;
        Assert.StartsWith(code, explained, StringComparison.Ordinal);
        Assert.Contains("mend:", explained, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_code_has_no_entry()
    {
        Assert.Null(ErrorPage.Explain("NO_SUCH_CODE"));
    }
}
