using System.Net;
using GovDataHub.Audit.Records;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// No record, no data, shown with real processes: killed between fetch and record, unable to write its log, or left
/// without an answer by a department, the server releases nothing that does not stand in the log.
/// </summary>
public sealed class FailClosedTests(PlatformInParts platform) : IClassFixture<PlatformInParts>
{
    private const int Seed = 20261122;
    private const int Askers = 12;
    private const string Persona = "homeowner";

    private const string Query = """
        { matter(code: "HPF-01") { code } me {
          psb { population { idNo name birthDate } }
          hpf { account { accountNo status lastPay } }
          nrb { ownership { certNo address regDate } }
          cab { marriage { status } }
        } }
        """;

    private const string PublicAnswer = """
        "matter":{"code":"HPF-01"}
        """;

    private static readonly string[] Departments = ["CAB", "HPF", "NRB", "PSB"];
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_released_before_a_kill_stands_in_the_log()
    {
        await KillAsync(rounds: 3);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task What_was_released_before_each_of_thirty_kills_stands_in_the_log()
    {
        await KillAsync(rounds: 30);
    }

    [Fact]
    public async Task While_the_log_cannot_write_no_register_value_leaves()
    {
        var token = await platform.TokenAsync(Persona);
        Answer before;
        await using (var server = await platform.StartServerAsync())
        {
            before = await platform.AskAsync(token, Query);
            AssertWhole(before);
            await server.FillDiskAsync();
            var refused = await Task.WhenAll(
                Enumerable.Range(0, Askers).Select(_ => platform.AskAsync(token, Query)));
            Assert.All(refused, answer => AssertNothingReleased(answer, before));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        }

        await using var restarted = await platform.StartServerAsync();
        var after = await platform.AskAsync(token, Query);
        AssertWhole(after);
        Assert.Equal(before.Values, after.Values);
        await AssertRecordedAsync([before, after]);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_department_that_stops_mid_query_takes_only_its_own_fields_and_is_recorded_as_failed()
    {
        string[] stopped = ["CAB", "HPF", "NRB"];
        var token = await platform.TokenAsync(Persona);
        await using var server = await platform.StartServerAsync();
        AssertWhole(await platform.AskAsync(token, Query));
        Answer answer;
        try
        {
            foreach (var department in stopped)
            {
                await platform.FaultAsync(department, "hang");
            }

            answer = await platform.AskAsync(token, Query);
        }
        finally
        {
            foreach (var department in stopped)
            {
                await platform.FaultAsync(department, "off");
            }
        }

        Assert.Equal(["PSB"], answer.Released);
        Assert.Equal(["me/cab", "me/hpf", "me/nrb"], FailedDepartments(answer));
        Assert.All(
            answer.Errors, error => Assert.Contains(error.Code, (string[])["SOURCE_TIMEOUT", "SOURCE_UNAVAILABLE"]));
        Assert.Equal(stopped, SourcesOf(answer, "FAILED"));
        await AssertRecordedAsync([answer]);
        AssertWhole(await platform.AskAsync(token, Query));
    }

    private async Task KillAsync(int rounds)
    {
        var dice = new Random(Seed);
        var token = await platform.TokenAsync(Persona);
        var server = await platform.StartServerAsync();
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                var answers = await KillWhileAskedAsync(server, token, dice);
                await server.DisposeAsync();
                server = await platform.StartServerAsync();
                Assert.Contains(answers, answer => answer.Released.Any());
                await AssertRecordedAsync(answers);
                AssertWhole(await platform.AskAsync(token, Query));
                await AssertSoundAsync();
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>
    /// Kills the server at a random moment while many ask and the log stalls, so that data is fetched and not yet
    /// recorded; returns every answer that arrived.
    /// </summary>
    private async Task<List<Answer>> KillWhileAskedAsync(PlatformProcess server, string token, Random dice)
    {
        var enough = dice.Next(1, 6 * Askers);
        var later = TimeSpan.FromMilliseconds(dice.Next(0, 300));
        var answers = new List<Answer>();
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var askers = Enumerable.Range(0, Askers).Select(_ => AskUntilKilledAsync()).ToArray();
        await Task.WhenAny(due.Task, Task.WhenAll(askers)).WaitAsync(AnswerLimit);
        using var stalled = new StalledLog(platform.Data);
        await Task.Delay(later);
        await server.KillAsync();
        await Task.WhenAll(askers).WaitAsync(AnswerLimit);
        Assert.True(due.Task.IsCompleted, $"the server ended before it was killed:\n{server.Output}");
        return answers;

        async Task AskUntilKilledAsync()
        {
            while (await TryAskAsync(token) is { } answer)
            {
                lock (answers)
                {
                    answers.Add(answer);
                    if (answers.Count == enough)
                    {
                        due.SetResult();
                    }
                }
            }
        }
    }

    private async Task<Answer?> TryAskAsync(string token)
    {
        try
        {
            return await platform.AskAsync(token, Query);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await platform.Http.GetAsync(
            new Uri(platform.Server, path), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>The departments whose fields failed, as <c>me/hpf</c>.</summary>
    private static IEnumerable<string> FailedDepartments(Answer answer)
    {
        return answer.Errors.Select(error => string.Join('/', error.Path.Split('/').Take(2))).Distinct().Order();
    }

    /// <summary>The departments that the answer names with an outcome.</summary>
    private static IEnumerable<string> SourcesOf(Answer answer, string outcome)
    {
        return answer.Sources.Where(source => source.Outcome == outcome).Select(source => source.Department).Order();
    }

    /// <summary>The answer holds data of every department, without an error.</summary>
    private static void AssertWhole(Answer answer)
    {
        Assert.True(answer.Errors.Count == 0, answer.Text);
        Assert.Equal(Departments, answer.Released.Order());
    }

    private static void AssertNothingReleased(Answer refused, Answer whole)
    {
        Assert.Empty(refused.Values);
        Assert.Equal([("me", "AUDIT_UNAVAILABLE")], refused.Errors);
        Assert.Empty(refused.Sources);
        Assert.Contains(PublicAnswer, refused.Text, StringComparison.Ordinal);
        foreach (var value in whole.Values)
        {
            Assert.Contains(value, whole.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(value, refused.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// Whatever department an answer holds data of, it names a released transfer of it; and every transfer it names
    /// stands in the log, of that department and with that outcome.
    /// </summary>
    private async Task AssertRecordedAsync(IReadOnlyList<Answer> answers)
    {
        var recorded = await RecordedTransfers.ReadAsync(platform.Data);
        foreach (var answer in answers)
        {
            Assert.Subset(
                SourcesOf(answer, "RELEASED").ToHashSet(StringComparer.Ordinal),
                answer.Released.ToHashSet(StringComparer.Ordinal));
            foreach (var source in answer.Sources)
            {
                Assert.NotNull(source.Id);
                Assert.True(
                    recorded.TryGetValue(source.Id.Value, out var record), $"{source.Id} was released unrecorded");
                Assert.Equal(source.Department, record.Department);
                Assert.Equal(source.Outcome, record.Outcome.ToString().ToUpperInvariant());
            }
        }

        var ids = answers.SelectMany(answer => answer.Sources).Select(source => source.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private async Task AssertSoundAsync()
    {
        var (exitCode, output) = await platform.HubAsync("audit", "verify");
        Assert.True(exitCode == 0, output);
        Assert.Contains("sound", output, StringComparison.Ordinal);
    }
}
