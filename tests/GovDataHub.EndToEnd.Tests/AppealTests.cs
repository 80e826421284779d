using System.Text.Json;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>A refusal contested on the phone, and looked at again by an officer at the desk.</summary>
public sealed class AppealTests(RunningPlatform platform)
{
    private const string Grounds = "我已办理退休手续，请核实。";
    private const string Decision = "经核实，养老待遇尚未开始领取。";

    [Fact]
    public async Task A_refused_citizen_appeals_and_reads_the_officers_decision()
    {
        string caseId = await RefusedAsync();
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "disabled", $"/cases/{caseId}");
        await phone.Page.FillAsync("#grounds", Grounds);
        Assert.Empty(await phone.AccessibilityFaultsAsync());
        await phone.Page.ClickAsync("button:has-text('提出申诉')");
        await phone.Page.WaitForSelectorAsync("[data-state=WAITING_OFFICER]");

        await using var desk = await Phone.OpenAsync();
        await desk.SignInAsync(platform, "hpf-officer", "/desk");
        Assert.Empty(await desk.AccessibilityFaultsAsync());
        await desk.Page.ClickAsync("li:has-text('离休退休提取并销户') button:has-text('领取')");
        await desk.Page.WaitForSelectorAsync("#reason");
        Assert.Contains(Grounds, await desk.Page.InnerTextAsync("ol.history"), StringComparison.Ordinal);
        Assert.Empty(await desk.AccessibilityFaultsAsync());
        await desk.ScreenshotAsync("desk-case");
        await desk.Page.FillAsync("#reason", Decision);
        await desk.Page.ClickAsync("button[name=decision][value=REFUSE]");
        await desk.Page.WaitForURLAsync($"{platform.Portal}/desk");

        await phone.Page.GotoAsync($"{platform.Portal}/cases/{caseId}");
        Assert.Contains(Decision, await phone.Page.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_has_no_desk_and_an_officer_sees_no_case_that_was_not_taken()
    {
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "disabled");
        await phone.Page.GotoAsync($"{platform.Portal}/desk");
        Assert.Empty(await phone.Page.QuerySelectorAllAsync("[data-task]"));

        await using var desk = await Phone.OpenAsync();
        await desk.SignInAsync(platform, "hpf-officer");
        var response = await desk.Page.GotoAsync($"{platform.Portal}/desk/00000000000000000000000000000000");
        Assert.Equal(404, response?.Status);
    }

    private async Task<string> RefusedAsync()
    {
        var (exitCode, output, errors) = await platform.HubAsync(
            "submit", "HPF-05", "--persona", "disabled", "--supply", "closeConfirm=true", "--wait", "--json");
        Assert.True(exitCode == 1, errors + output);
        return JsonSerializer.Deserialize<JsonElement>(output).GetProperty("case").GetString()!;
    }
}
