using GovDataHub.Portal.Language;
using Microsoft.AspNetCore.Http;

namespace GovDataHub.Portal.Tests.Language;

/// <summary>Which language a person reads.</summary>
public sealed class LocaleTests
{
    [Theory]
    [InlineData(null, "", "zh-CN")]
    [InlineData(null, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData("zh-CN", "en-GB", "zh-CN")]
    [InlineData("en", "zh-CN", "en")]
    [InlineData("nonsense", "en", "zh-CN")]
    public void The_choice_comes_before_the_browser_and_Chinese_before_anything_unknown(
        string? cookie, string accepted, string expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = accepted;
        if (cookie is not null)
        {
            context.Request.Headers.Cookie = $"{Locale.CookieName}={cookie}";
        }

        Assert.Equal(expected, Locale.Of(context).Tag);
    }

    [Fact]
    public void A_label_is_the_half_of_its_language()
    {
        Assert.Equal("账户", Locale.Chinese.Label("账户 | Account"));
        Assert.Equal("Account", Locale.English.Label("账户 | Account"));
        Assert.Equal("account", Locale.English.Label("account"));
    }
}
