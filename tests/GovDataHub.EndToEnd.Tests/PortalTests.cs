namespace GovDataHub.EndToEnd.Tests;

/// <summary>The portal for everybody: no script, a screen reader, either language.</summary>
public sealed class PortalTests(RunningPlatform platform)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Axe_finds_nothing_on_the_pages_of_a_citizen_and_an_auditor(string locale)
    {
        await using var phone = await Phone.OpenAsync(locale);
        var faults = new List<string>();
        await phone.Page.GotoAsync(platform.Portal);
        faults.AddRange(await phone.AccessibilityFaultsAsync());
        await phone.Page.GotoAsync($"{platform.Portal}/matters");
        faults.AddRange(await phone.AccessibilityFaultsAsync());
        await phone.SignInAsync(platform, "auditor");
        foreach (var path in new[] { "/matters", "/matters/HPF-01", "/cases", "/record", "/data-use", "/audit",
            "/passkey", "/nowhere" })
        {
            await phone.Page.GotoAsync(platform.Portal + path);
            faults.AddRange(await phone.AccessibilityFaultsAsync());
            await phone.ScreenshotAsync($"page-{locale}{path.Replace('/', '-')}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_script_everything_works_but_the_face_step_which_offers_the_counter()
    {
        await using var phone = await Phone.OpenAsync(script: false);
        await phone.SignInAsync(platform, "pensioner", "/matters/HPF-01");
        await phone.Page.ClickAsync("button:has-text('开始办理')");
        await phone.Page.ClickAsync("button[name=answer][value=yes]");
        await phone.Page.FillAsync("#supply-amount", "100");
        await phone.Page.ClickAsync("button[name=do][value=supply]");
        await phone.Page.WaitForSelectorAsync("text=办事窗口");
        await phone.Page.GotoAsync($"{platform.Portal}/record");
        await phone.Page.WaitForSelectorAsync("details[data-department=psb]");
        await phone.Page.ClickAsync("a.language");
        await phone.Page.WaitForSelectorAsync("h1:has-text('My data')");
    }

    [Fact]
    public async Task The_record_shows_what_departments_hold_in_their_words()
    {
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "homeowner", "/record");
        await phone.Page.ClickAsync("details[data-department=nrb] summary");
        Assert.Contains(
            "住宅", await phone.Page.InnerTextAsync("details[data-department=nrb]"), StringComparison.Ordinal);
        await phone.ScreenshotAsync("record-open");
    }

    [Fact]
    public async Task A_wrong_amount_is_explained_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "driver", "/matters/HPF-01");
        await phone.Page.ClickAsync("button:has-text('开始办理')");
        await phone.Page.ClickAsync("button[name=answer][value=yes]");
        await phone.Page.FillAsync("#supply-amount", "-5");
        await phone.Page.ClickAsync("button[name=do][value=supply]");
        await phone.Page.WaitForSelectorAsync("#supply-amount[aria-invalid]");
        Assert.Equal("-5", await phone.Page.InputValueAsync("#supply-amount"));
        Assert.NotEqual("", await phone.Page.InnerTextAsync("#supply-amount-hint.wrong"));
        await phone.ScreenshotAsync("wrong-amount");
    }

    [Fact]
    public async Task Who_has_a_passkey_elsewhere_registers_this_phone_from_within_the_case()
    {
        var (_, _, errors) = await platform.HubAsync(
            "submit", "HPF-01", "--persona", "spouse-owner", "--supply", "amount=100", "--wait");
        Assert.Equal("", errors);
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "spouse-owner", "/matters/HPF-01");
        await phone.Page.ClickAsync("button:has-text('开始办理')");
        await phone.Page.ClickAsync("button[name=answer][value=yes]");
        await phone.Page.FillAsync("#supply-amount", "100");
        await phone.Page.ClickAsync("button[name=do][value=supply]");
        await phone.Page.ClickAsync("a:has-text('登记这部手机')");
        await phone.Page.ClickAsync("form[data-passkey=create] [data-passkey-start]");
        await phone.Page.ClickAsync("form[data-passkey=get] [data-passkey-start]");
        await phone.Page.WaitForSelectorAsync("button[name=do][value=submit]");
    }

    [Theory]
    [InlineData("/cases/00000000000000000000000000000000", "没有这个办件")]
    [InlineData("/matters/XX-99", "没有这个事项")]
    [InlineData("/nowhere", "没有这个页面")]
    public async Task What_does_not_exist_answers_404_and_says_what_is_missing(string path, string heading)
    {
        await using var phone = await Phone.OpenAsync();
        await phone.SignInAsync(platform, "driver");
        var response = await phone.Page.GotoAsync(platform.Portal + path);
        Assert.Equal(404, response?.Status);
        Assert.Equal(heading, await phone.Page.InnerTextAsync("h1"));
    }
}
