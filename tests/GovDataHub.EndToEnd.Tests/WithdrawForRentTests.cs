using System.Text.Json;
using Microsoft.Playwright;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// The main job, played as people play it: a citizen withdraws the provident fund for rent on a phone; the citizen and
/// an auditor then see exactly the transfers it caused.
/// </summary>
public sealed class WithdrawForRentTests(RunningPlatform platform)
{
    [Fact]
    public async Task A_renter_withdraws_on_the_phone_and_both_citizen_and_auditor_see_every_transfer()
    {
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "renter", "/matters/HPF-01");
        await phone.ScreenshotAsync("1-matter");
        await phone.Page.ClickAsync("button:has-text('开始办理')");
        var caseId = await AnswerQuestionsAsync(phone, "1500");
        await phone.Page.WaitForSelectorAsync("[data-state=GRANTED]");
        await phone.Page.WaitForSelectorAsync(".badge.paid");
        await phone.ScreenshotAsync("6-granted");
        Assert.Contains("1,500.00", await phone.Page.InnerTextAsync(".amount"), StringComparison.Ordinal);

        var ofCase = await TransfersAsync(phone.Page);
        Assert.NotEmpty(ofCase);
        await phone.Page.GotoAsync($"{platform.Portal}/data-use");
        await phone.ScreenshotAsync("7-who-saw");
        var ofCitizen = await AllPagesAsync(phone.Page, $"case/{caseId}");
        Assert.NotEmpty(ofCitizen);
        Assert.Subset(ofCase, ofCitizen);

        await using var desk = await Phone.OpenAsync();
        await desk.SignInAsync(platform, "auditor", "/audit");
        await desk.Page.FillAsync("#case", caseId);
        await desk.Page.ClickAsync("button:has-text('筛选')");
        await desk.Page.WaitForSelectorAsync($"[data-purpose='case/{caseId}']");
        await desk.ScreenshotAsync("8-audit");
        Assert.Equal(ofCase, await AllPagesAsync(desk.Page, $"case/{caseId}"));
        await TheRegisterRefusesASecondOneAsync();
    }

    [Theory]
    [InlineData("homeowner", 2)]
    [InlineData("newcomer", 1)]
    [InlineData("spouse-owner", 3)]
    public async Task A_refused_applicant_reads_the_reason_in_both_languages(string persona, int condition)
    {
        var (exitCode, output, errors) = await platform.HubAsync(
            "submit", "HPF-01", "--persona", persona, "--supply", "amount=1500", "--wait", "--json");
        Assert.True(exitCode == 1, errors + output);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal("REFUSED", answer.GetProperty("state").GetString());
        var reason = Assert.Single(answer.GetProperty("reasons").EnumerateArray());
        Assert.Equal(condition, reason.GetProperty("condition").GetInt32());
        Assert.Contains("。", reason.GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains(".", reason.GetProperty("en").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The same month again, this time from the command line: the register now says why not.</summary>
    private async Task TheRegisterRefusesASecondOneAsync()
    {
        var (exitCode, output, errors) = await platform.HubAsync(
            "submit", "HPF-01", "--persona", "renter", "--supply", "amount=1500", "--wait", "--json");
        Assert.True(exitCode == 1, errors + output);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal("REFUSED", answer.GetProperty("state").GetString());
        Assert.Equal(
            5, Assert.Single(answer.GetProperty("reasons").EnumerateArray()).GetProperty("condition").GetInt32());
    }

    private async Task<string> AnswerQuestionsAsync(Phone phone, string amount)
    {
        var page = phone.Page;
        await page.WaitForURLAsync("**/cases/*");
        var caseId = new Uri(page.Url).Segments[^1];
        await phone.ScreenshotAsync("2-consent");
        await page.ClickAsync("button[name=answer][value=yes]");
        await page.FillAsync("#supply-amount", amount);
        await phone.ScreenshotAsync("3-form");
        await page.ClickAsync("button[name=do][value=supply]");
        await page.WaitForURLAsync("**/passkey?*");
        await phone.ScreenshotAsync("4-passkey");
        await page.ClickAsync("[data-passkey-start]");
        await page.WaitForURLAsync("**/cases/*");
        await page.ClickAsync("form[data-passkey=get] [data-passkey-start]");
        await page.WaitForSelectorAsync("button[name=do][value=submit]");
        await phone.ScreenshotAsync("5-submit");
        await page.ClickAsync("button[name=do][value=submit]");
        return caseId;
    }

    private static async Task<SortedSet<string>> TransfersAsync(IPage page, string? purpose = null)
    {
        // A look at the log is recorded too, but it is no department's data.
        const string OfDepartments = "[data-transfer][data-department]";
        var selector = purpose is null ? OfDepartments : $"{OfDepartments}[data-purpose='{purpose}']";
        var ids = await page.EvalOnSelectorAllAsync<string[]>(selector, "all => all.map(one => one.dataset.transfer)");
        return new SortedSet<string>(ids, StringComparer.Ordinal);
    }

    private static async Task<SortedSet<string>> AllPagesAsync(IPage page, string purpose)
    {
        var all = await TransfersAsync(page, purpose);
        while (await page.QuerySelectorAsync("a:has-text('更早的')") is { } earlier)
        {
            await earlier.ClickAsync();
            await page.WaitForLoadStateAsync();
            all.UnionWith(await TransfersAsync(page, purpose));
        }

        return all;
    }
}
