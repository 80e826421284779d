using System.Diagnostics;
using GovDataHub.TestKit;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// <c>infra/run.sh</c> with options that it does not understand: one line and exit code 2, nothing started.
/// </summary>
public sealed class RunScriptTests
{
    [Theory]
    [InlineData("--seconds takes a whole number", "--seconds")]
    [InlineData("--seconds takes a whole number", "--seconds", "x")]
    [InlineData("--citizens takes a whole number", "--citizens")]
    [InlineData("--citizens takes a whole number", "--citizens", "-3")]
    [InlineData("unknown option '--fast'", "--fast")]
    public async Task A_wrong_option_is_named_and_nothing_starts(string expected, params string[] options)
    {
        var start = new ProcessStartInfo("bash", ["infra/run.sh", .. options])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);

            Assert.Equal(2, process.ExitCode);
            Assert.StartsWith($"hub: {expected}", errors, StringComparison.Ordinal);
            Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
