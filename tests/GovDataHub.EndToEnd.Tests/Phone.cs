using System.Text.Json;
using Microsoft.Playwright;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>A real browser at phone size, with a virtual authenticator that verifies its user.</summary>
public sealed class Phone : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(
        TestKit.Repository.PathOf("tests", "GovDataHub.EndToEnd.Tests"), "node_modules", "axe-core", "axe.min.js"));

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Phone(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    /// <summary>The one page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser. <paramref name="script"/> false is a browser without JavaScript.</summary>
    public static async Task<Phone> OpenAsync(string locale = "zh-CN", bool script = true)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            Locale = locale,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        if (script)
        {
            var session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            });
        }

        return new Phone(playwright, browser, page);
    }

    /// <summary>Signs in as a persona and lands on the page asked for.</summary>
    public async Task SignInAsync(RunningPlatform platform, string persona, string path = "/matters")
    {
        await Page.GotoAsync($"{platform.Portal}{path}");
        await Page.ClickAsync($"button.person[value='{persona}']");
        await Page.ClickAsync("button[value='allow']");
        await Page.WaitForURLAsync($"{platform.Portal}{path}");
    }

    /// <summary>What axe-core finds on the page, one line a violation.</summary>
    /// <param name="without">A selector of what is left out; null for nothing.</param>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync(string? without = null)
    {
        string whole = without is null ? "document" : $"{{ exclude: [{JsonSerializer.Serialize(without)}] }}";
        // Evaluated by the debugger, so that the page's own content security policy stays as it is.
        var result = await Page.EvaluateAsync<JsonElement>(
            Axe + $"; axe.run({whole}, {{ resultTypes: ['violations'] }}).then(result => result.violations)");
        return
        [
            .. result.EnumerateArray().Select(violation =>
                $"{Page.Url}: {violation.GetProperty("id").GetString()}: " +
                violation.GetProperty("nodes")[0].GetProperty("html")),
        ];
    }

    /// <summary>Keeps a screenshot when <c>HUB_SCREENSHOTS</c> names a folder.</summary>
    public async Task ScreenshotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
