using System.Net;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>GraphiQL in the portal's session: offline, under a strict policy, with errors in words.</summary>
public sealed class GraphiQLTests(RunningPlatform platform)
{
    private const string Run = "button.graphiql-execute-button";
    private const string Response = ".result-window";
    private const string Errors = "#graphiql-errors";

    /// <summary>
    /// What axe finds in GraphiQL 3.9 itself, which is served as npm gives it. On the page around it there is nothing.
    /// </summary>
    private static readonly string[] ThirdParty =
    [
        "color-contrast", // Muted names in its editors.
        "scrollable-region-focusable", // Its editors scroll by their own keys.
        "link-in-text-block", // Links of its documentation are told by colour.
        "label", // The text area by which its editors take keys has no label,
        "aria-input-field-name",
        "aria-required-children", // its tab list holds buttons beside the tabs,
        "nested-interactive", // and its tabs a button that closes them.
    ];

    [Fact]
    public async Task The_examples_answer_and_nothing_is_fetched_from_elsewhere()
    {
        await using var phone = await Phone.OpenAsync("en");
        var faults = new List<string>();
        phone.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        phone.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(platform.Portal, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                faults.Add($"asks elsewhere: {request.Url}");
            }
        };
        await phone.SignInAsync(platform, "renter");
        faults.Clear();
        await phone.Page.SetViewportSizeAsync(1280, 900);
        await phone.Page.GotoAsync($"{platform.Portal}/graphql");

        await phone.Page.ClickAsync(Run);
        await phone.Page.WaitForSelectorAsync($"{Response} :text('consecutive')");
        await phone.ScreenshotAsync("graphiql-record");
        foreach (var (tab, expected) in new[]
        {
            ("PublicRegister", "indicator"), ("MatterDefinition", "statutory"), ("MyCases", "myCases"),
            ("Deferred", "consecutive"),
        })
        {
            await phone.Page.ClickAsync($"[role=tab]:has-text('{tab}'), button:has-text('{tab}')");
            await phone.Page.ClickAsync(Run);
            await phone.Page.WaitForSelectorAsync($"{Response} :text('{expected}')");
        }

        await phone.Page.ClickAsync("[aria-label='Show Documentation Explorer']");
        await phone.Page.WaitForSelectorAsync(".graphiql-doc-explorer :text('Root Types')");
        await phone.ScreenshotAsync("graphiql-schema");
        Assert.Empty(faults);
        Assert.Empty(await phone.AccessibilityFaultsAsync(without: ".ide"));
        Assert.DoesNotContain(
            await phone.AccessibilityFaultsAsync(),
            fault => !ThirdParty.Any(known => fault.Contains($": {known}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_denied_field_is_explained_with_its_code_and_what_mends_it()
    {
        await using var phone = await Phone.OpenAsync("en");
        await phone.SignInAsync(platform, "renter");
        await phone.Page.GotoAsync($"{platform.Portal}/graphql");
        await phone.Page.FillAsync("#purpose", "");
        await phone.Page.ClickAsync(Run);
        await phone.Page.WaitForSelectorAsync($"{Errors} code:has-text('PURPOSE_REQUIRED')");
        Assert.Contains(
            "Send the header Hub-Purpose: self", await phone.Page.InnerTextAsync(Errors), StringComparison.Ordinal);
        await phone.ScreenshotAsync("graphiql-denied");
    }

    [Fact]
    public async Task An_auditor_reads_the_trail_under_its_purpose_and_a_phone_is_wide_enough()
    {
        await using var phone = await Phone.OpenAsync("en");
        await phone.SignInAsync(platform, "auditor");
        await phone.Page.GotoAsync($"{platform.Portal}/graphql");
        await phone.Page.FillAsync("#purpose", "audit");
        await phone.Page.ClickAsync("button:has-text('AuditTrail')");
        await phone.Page.ClickAsync(Run);
        await phone.Page.WaitForSelectorAsync($"{Response} :text('transfers')");
        await phone.ScreenshotAsync("graphiql-phone");
        int width = await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.InRange(width, 1, 390);
    }

    [Fact]
    public async Task Without_a_session_or_the_pages_token_nothing_is_asked()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var page = await http.GetAsync(
            new Uri($"{platform.Portal}/graphql"), TestContext.Current.CancellationToken);
        using var body = new StringContent("""{"query":"{ __typename }"}""");
        body.Headers.ContentType = new("application/json");
        using var asked = await http.PostAsync(
            new Uri($"{platform.Portal}/graphql"), body, TestContext.Current.CancellationToken);
        using var browser = new HttpRequestMessage(HttpMethod.Get, new Uri($"{platform.Server}/graphql"));
        browser.Headers.Accept.ParseAdd("text/html");
        using var led = await http.SendAsync(browser, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.Contains("/sign-in", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.Equal($"{platform.Portal}/graphql", led.Headers.Location!.ToString());
    }
}
