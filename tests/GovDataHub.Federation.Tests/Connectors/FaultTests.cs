using System.Diagnostics;
using System.Net.Http.Json;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>Each fault, on each protocol, is the right failure within the deadline, and over when it is over.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class FaultTests(RunningCity city) : IAsyncLifetime
{
    private static readonly (string Department, string Resource, SubjectKind Kind)[] Sources =
    [
        ("PWR", "account", SubjectKind.Person),
        ("BUS", "bike", SubjectKind.Person),
        ("HPF", "account", SubjectKind.Person),
    ];

    private readonly DepartmentConnectors _connectors = city.Fresh();

    public static TheoryData<string, string, SourceFailure> Faults
    {
        get
        {
            TheoryData<string, string, SourceFailure> table = [];
            foreach (var (department, _, _) in Sources)
            {
                table.Add(department, "refuse", SourceFailure.Unavailable);
                table.Add(department, "hang", SourceFailure.Timeout);
                table.Add(department, "garbage", SourceFailure.Garbage);
                table.Add(department, "500", SourceFailure.Fault);
            }

            return table;
        }
    }

    public static TheoryData<string> Departments => [.. Sources.Select(source => source.Department)];

    public ValueTask InitializeAsync()
    {
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (department, _, _) in Sources)
            await SetAsync(department, "off");
        _connectors.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_its_failure_within_the_deadline_and_over_when_lifted(
        string department, string fault, SourceFailure expected)
    {
        await SetAsync(department, fault);
        var began = Stopwatch.GetTimestamp();

        var failure = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(department));

        Assert.Equal(expected, failure.Failure);
        Assert.Equal(department, failure.Department);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2.5), "the deadline is 1.5 seconds");
        await SetAsync(department, "off");
        Assert.Single((await FetchAsync(department)).Rows);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_condition_asked_of_a_failing_source_is_a_failure_and_no_outcome(
        string department, string fault, SourceFailure expected)
    {
        await SetAsync(department, fault);
        var resource = Sources.Single(source => source.Department == department).Resource;
        var field = RunningCity.Catalogue.Department(department)!.Resources[resource].Fields[^1];

        var failure = await Assert.ThrowsAsync<SourceException>(() => _connectors.Get(department).EvaluateAsync(
            new(SubjectKind.Person, KeyOf(department), [$"{field.Coordinate} = null"], new(2025, 9, 1), []),
            TestContext.Current.CancellationToken));

        Assert.Equal(expected, failure.Failure);
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public async Task A_slow_source_answers_when_it_is_within_the_deadline(string department)
    {
        await SetAsync(department, "slow=300");

        Assert.Single((await FetchAsync(department)).Rows);
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public async Task A_source_slower_than_its_deadline_is_a_timeout(string department)
    {
        await SetAsync(department, "slow=20000");

        var failure = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(department));

        Assert.Equal(SourceFailure.Timeout, failure.Failure);
    }

    [Fact]
    public async Task A_source_that_keeps_failing_is_left_alone_and_answers_at_once()
    {
        await SetAsync("PWR", "500");
        for (var i = 0; i < 12; i++)
            await Assert.ThrowsAsync<SourceException>(() => FetchAsync("PWR"));
        await SetAsync("PWR", "off");

        var failure = await Assert.ThrowsAsync<SourceException>(() => FetchAsync("PWR"));

        Assert.Equal(SourceFailure.Unavailable, failure.Failure);
    }

    [Fact]
    public async Task The_caller_giving_up_is_no_failure_of_the_source()
    {
        await SetAsync("BUS", "hang");
        using CancellationTokenSource giveUp = new();
        var waiting = _connectors.Get("BUS").FetchAsync(Request("BUS"), giveUp.Token);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Faults_are_listed_and_refused_when_unknown()
    {
        using HttpClient client = new() { BaseAddress = city.Address };
        await SetAsync("PWR", "slow=5");
        var listed = await client.GetFromJsonAsync<Dictionary<string, string>>(
            "/_faults", TestContext.Current.CancellationToken);
        using var unknown = await client.PostAsJsonAsync(
            "/_faults/PWR", new { fault = "explode" }, TestContext.Current.CancellationToken);
        using var nobody = await client.PostAsJsonAsync(
            "/_faults/XXX", new { fault = "off" }, TestContext.Current.CancellationToken);

        Assert.Equal("slow=5", listed!["PWR"]);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private async Task SetAsync(string department, string fault)
    {
        using HttpClient client = new() { BaseAddress = city.Address };
        using var answer = await client.PostAsJsonAsync($"/_faults/{department}", new { fault });
        answer.EnsureSuccessStatusCode();
    }

    private Task<SourceAnswer> FetchAsync(string department)
    {
        return _connectors.Get(department).FetchAsync(Request(department), TestContext.Current.CancellationToken);
    }

    private SourceRequest Request(string department)
    {
        var (_, name, kind) = Sources.Single(source => source.Department == department);
        var resource = RunningCity.Catalogue.Department(department)!.Resources[name];
        return new(kind, [KeyOf(department)], [new(name, [.. resource.Fields.Select(field => field.Name)])]);
    }

    private string KeyOf(string department)
    {
        var (_, name, _) = Sources.Single(source => source.Department == department);
        return city.Truth.First(rows => rows.Key.Resource == $"{department}.{name}"
            && rows.First().Values.Values.All(value => value is not null)).Key.Key;
    }
}
