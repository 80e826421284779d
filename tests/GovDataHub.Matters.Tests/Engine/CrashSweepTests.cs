using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Storage;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Matters.Tests.Engine;

/// <summary>
/// HPF-01 with the process dying at the first, second, third ... thing it does with store, register and provider, and
/// another taking over: nothing is lost, nothing is written or paid twice, and the harness itself finds planted faults.
/// </summary>
public sealed class CrashSweepTests(ITestOutputHelper output) : IAsyncLifetime
{
    private string _prepared = "";
    private string _caseId = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var bench = await EngineBench.OpenAsync();
        _caseId = await bench.ReadyAsync();
        _prepared = Directory.CreateTempSubdirectory("prepared-").FullName;
        SqliteConnection.ClearAllPools();
        Copy(bench.Folder, _prepared);
        await bench.DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_prepared, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whatever_instruction_it_dies_at_the_case_ends_granted_once()
    {
        int points = await SweepAsync(PaymentAnswerKind.Paid, async outcome =>
        {
            Assert.Equal(CaseState.Granted, outcome.Record.State);
            Assert.Single(outcome.Bench.Provider.Made);
            Assert.Single(outcome.Bench.City.Registers["HPF.withdrawal"]);
            await AssertToldOnceAsync(outcome, "submitted", "eligible", "recorded", "paid", "granted");
        });
        Assert.True(points > 60, $"only {points} points");
    }

    [Fact]
    public async Task Whatever_instruction_it_dies_at_a_failed_payment_is_taken_back_once()
    {
        int points = await SweepAsync(PaymentAnswerKind.Failed, async outcome =>
        {
            Assert.Equal(CaseState.Refused, outcome.Record.State);
            Assert.Empty(outcome.Bench.Provider.Made);
            Assert.Empty(outcome.Bench.City.Registers["HPF.withdrawal"]);
            await AssertToldOnceAsync(outcome, "recorded", "payment-failed", "taken-back", "refused");
        });
        Assert.True(points > 60, $"only {points} points");
    }

    [Fact]
    public async Task The_sweep_finds_a_provider_that_ignores_keys()
    {
        for (int k = 1; ; k++)
        {
            var point = new CrashPoint(k);
            await using var outcome = await RunAsync(point, PaymentAnswerKind.Paid, honoursKeys: false);
            Assert.True(point.IsDead, "the sweep ended without finding it");
            if (outcome.Bench.Provider.Made.Count > 1)
            {
                return;
            }
        }
    }

    private async Task<int> SweepAsync(PaymentAnswerKind answers, Func<Outcome, Task> check)
    {
        for (int k = 1; ; k++)
        {
            var point = new CrashPoint(k);
            await using var outcome = await RunAsync(point, answers, honoursKeys: true);
            output.WriteLine($"{k}: {outcome.Record.State}");
            await check(outcome);
            await AssertNothingIsLeftAsync(outcome);
            if (!point.IsDead)
            {
                return k - 1;
            }
        }
    }

    /// <summary>Dies, and is taken over by a process that knows only what is stored.</summary>
    private async Task<Outcome> RunAsync(CrashPoint point, PaymentAnswerKind answers, bool honoursKeys)
    {
        string folder = Directory.CreateTempSubdirectory("sweep-").FullName;
        Copy(_prepared, folder);
        var city = EngineBench.RenterCity();
        var provider = new CountingProvider { Answers = answers, HonoursKeys = honoursKeys };
        var time = new ManualTime();
        city.OnWrite = point.PassAsync;
        provider.OnPay = point.PassAsync;
        await using (var dying = await EngineBench.OpenAsync(
            folder, time, city, provider, point.Around, ownsFolder: false))
        {
            try
            {
                await dying.Matters.SubmitAsync(EngineBench.Citizen(), _caseId, Token);
                await dying.SettleAsync(_caseId);
            }
            catch (CrashException)
            {
                // Dead, as wanted.
            }
        }

        city.OnWrite = _ => Task.CompletedTask;
        provider.OnPay = _ => Task.CompletedTask;
        time.Advance(TimeSpan.FromMinutes(2));
        var heir = await EngineBench.OpenAsync(folder, time, city, provider, null, ownsFolder: true);
        await heir.Matters.SubmitAsync(EngineBench.Citizen(), _caseId, Token);
        return new Outcome(heir, await heir.SettleAsync(_caseId));
    }

    private async Task AssertToldOnceAsync(Outcome outcome, params string[] kinds)
    {
        var lines = await outcome.Bench.Store.Queries.EventsAsync(_caseId, 0, 200, Token);
        Assert.All(kinds, kind => Assert.Single(lines, line => line.Kind == kind));
        Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(line => line.Sequence));
    }

    private async Task AssertNothingIsLeftAsync(Outcome outcome)
    {
        var effects = await outcome.Bench.Store.Queries.EffectsAsync(_caseId, Token);
        Assert.All(effects, effect => Assert.True(effect.State is EffectState.Done or EffectState.Failed));
        Assert.Empty(await outcome.Bench.Store.Queries.StrandedAsync(10, Token));
        Assert.Equal(0, await outcome.Bench.Get<GovDataHub.Matters.Engine.CaseWorker>().RunOnceAsync("last", Token));
        Assert.Single(await outcome.Bench.Store.Queries.NotificationsAsync(_caseId, Token));
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private sealed record Outcome(EngineBench Bench, CaseRecord Record) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            return Bench.DisposeAsync();
        }
    }
}
