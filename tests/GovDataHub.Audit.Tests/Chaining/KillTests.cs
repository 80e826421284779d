using System.Diagnostics;
using System.Globalization;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;
using GovDataHub.Audit.Verifying;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Audit.Tests.Chaining;

/// <summary>Real processes, killed at any moment: what consumers received minus what the log holds is empty.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("killed-").FullName;
    private readonly Random _random = new(20_261_122);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_kills_lose_nothing_that_was_released()
    {
        await KillAsync(times: 10, longest: TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_hundred_kills_lose_nothing_that_was_released()
    {
        await KillAsync(times: 100, longest: TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task A_full_disk_stops_the_release_and_a_disk_with_room_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File size limits are those of Unix.");
        using Process limited = AppendingChild.Start(_directory, fileLimit: 2_048);
        string[] lines = (await limited.StandardOutput.ReadToEndAsync(Cancellation))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await limited.WaitForExitAsync(Cancellation);

        Assert.Equal(AppendingChild.Unavailable, lines[^1]);
        Assert.True(lines.Length > 100);
        Dictionary<TransferId, int> released = Parse(lines[..^1]);
        await AssertHeldAsync(released);
        Assert.NotEmpty(await KillOnceAsync(TimeSpan.FromMilliseconds(100)));
        await AssertHeldAsync(released);
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
    }

    private async Task KillAsync(int times, TimeSpan longest)
    {
        var released = new Dictionary<TransferId, int>();
        for (int kill = 0; kill < times; kill++)
        {
            foreach ((TransferId id, int mark) in await KillOnceAsync(longest * _random.NextDouble()))
            {
                released.Add(id, mark);
            }

            if (kill % 10 == 9)
            {
                await AssertHeldAsync(released);
            }
        }

        await AssertHeldAsync(released);
        Assert.True(released.Count > times);
    }

    // From its first release the child lives for so long; what it has printed by then is read to the end.
    private async Task<Dictionary<TransferId, int>> KillOnceAsync(TimeSpan life)
    {
        using Process child = AppendingChild.Start(_directory);
        string? first = await child.StandardOutput.ReadLineAsync(Cancellation);
        Task<string> rest = child.StandardOutput.ReadToEndAsync(Cancellation);
        await Task.WhenAny(rest, Task.Delay(life, Cancellation));
        child.Kill();
        string[] lines = (first + "\n" + await rest).Split('\n');
        await child.WaitForExitAsync(Cancellation);

        // The last line may have been cut by the kill.
        return Parse([.. lines.SkipLast(1).Where(line => line.Length > 0)]);
    }

    private async Task AssertHeldAsync(Dictionary<TransferId, int> released)
    {
        AuditLogOptions options = AppendingChild.OptionsIn(_directory);
        using var store = new SqliteAuditStore(options.Directory);
        var keys = new KeyFile(options.KeyFile, options.OriginPrefix, SystemRandom.Fill);
        using (var log = new AuditLog(
            options, store, keys, SystemRandom.Fill, TimeProvider.System, NullLogger<AuditLog>.Instance))
        {
            await log.PublishAsync(Cancellation);
            var reader = new TransferReader(store, keys, log);
            foreach ((TransferId id, int mark) in released)
            {
                Assert.Equal(mark, (await reader.FindAsync(id, Cancellation))?.Record.Rows);
            }
        }

        IReadOnlyList<(int Year, VerificationReport Report)> reports =
            await new YearsVerifier(store, options.Directory).VerifyAsync([], Cancellation);
        Assert.All(reports, report => Assert.Empty(report.Report.Findings));
        Assert.True(reports.Sum(report => report.Report.Size) >= released.Count);
    }

    private static Dictionary<TransferId, int> Parse(string[] lines)
    {
        var released = new Dictionary<TransferId, int>();
        foreach (string[] words in lines.Select(line => line.Split(' ')))
        {
            Assert.True(TransferId.TryParse(words[0], out TransferId id), words[0]);
            released.Add(id, int.Parse(words[1], CultureInfo.InvariantCulture));
        }

        return released;
    }
}
