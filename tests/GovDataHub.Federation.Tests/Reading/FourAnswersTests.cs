using System.Collections.Immutable;
using System.Net.Http.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Tests.Connectors;
using GovDataHub.Federation.Tests.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Federation.Tests.Reading;

/// <summary>
/// Value, absent, unknown and refused, from departments that run and really fail, to what a case reads: by value, by
/// predicate and by link, on each protocol.
/// </summary>
[Collection(RunningCity.OneAtATime)]
public sealed class FourAnswersTests : IAsyncLifetime
{
    private const string Nobody = "330100190001010000";

    private static readonly (string Department, string Field, string Link)[] Sources =
    [
        ("PWR", "PWR.account.acctNo", "PWR.account.acctNo"),
        ("CAB", "CAB.marriage.certNo", "CAB.marriage.spouseIdNo"),
        ("PSB", "PSB.population.name", "PSB.kinship.relIdNo"),
    ];

    private readonly RunningCity _city;
    private readonly DepartmentConnectors _connectors;
    private readonly TestHub _hub = new();
    private readonly SubjectSealer _sealer = new(new byte[32]);
    private readonly CaseReader _reader;

    public FourAnswersTests(RunningCity city)
    {
        _city = city;
        _connectors = city.Fresh();
        _reader = new CaseReader(
            _hub.Services with
            {
                Sources = new SourceFetcher(
                    Sources.Select(source => _connectors.Get(source.Department)),
                    Schemas.Hub.Catalogue,
                    TimeProvider.System,
                    NullLogger<SourceFetcher>.Instance),
            },
            _sealer);
    }

    public static TheoryData<string> Departments => [.. Sources.Select(source => source.Department)];

    public static TheoryData<string, string, string> Silences
    {
        get
        {
            TheoryData<string, string, string> table = [];
            foreach (var (department, _, _) in Sources)
            {
                table.Add(department, "refuse", ErrorCode.SourceUnavailable);
                table.Add(department, "hang", ErrorCode.SourceTimeout);
                table.Add(department, "garbage", ErrorCode.SourceUnavailable);
                table.Add(department, "500", ErrorCode.SourceUnavailable);
            }

            return table;
        }
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (department, _, _) in Sources)
            (await SetAsync(department, "off")).EnsureSuccessStatusCode();
        _connectors.Dispose();
        _sealer.Dispose();
        _hub.Dispose();
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public async Task What_a_register_holds_is_a_value(string department)
    {
        Assert.All(await AskAsync(department, KeyOf), answer => Assert.Equal((AnswerKind.Value, null), answer));
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public async Task Somebody_a_register_has_no_row_of_is_absent(string department)
    {
        Assert.All(await AskAsync(department, _ => Nobody), answer => Assert.Equal((AnswerKind.Absent, null), answer));
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_source_that_does_not_answer_is_unknown_whoever_is_asked_about(
        string department, string fault, string reason)
    {
        (await SetAsync(department, fault)).EnsureSuccessStatusCode();

        Assert.All(await AskAsync(department, KeyOf), answer => Assert.Equal((AnswerKind.Unknown, reason), answer));
        if ((department, fault) is ("PWR", "garbage"))
            return; // A database full of nonsense still says truly of whom it has no row.
        Assert.All(await AskAsync(department, _ => Nobody), answer =>
            Assert.Equal((AnswerKind.Unknown, reason), answer));
    }

    [Theory]
    [InlineData("CAB")]
    [InlineData("PSB")]
    public async Task A_source_that_refuses_is_refused_however_often_it_does(string department)
    {
        (await SetAsync(department, "forbid")).EnsureSuccessStatusCode();

        for (int time = 0; time < 5; time++)
        {
            Assert.All(await AskAsync(department, KeyOf), answer =>
                Assert.Equal((AnswerKind.Refused, ErrorCode.SourceRefused), answer));
        }
    }

    [Fact]
    public async Task A_database_of_the_city_cannot_refuse_and_says_so()
    {
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await SetAsync("PWR", "forbid")).StatusCode);
        Assert.All(await AskAsync("PWR", KeyOf), answer => Assert.Equal((AnswerKind.Value, null), answer));
    }

    /// <summary>The same question by value, by predicate and by link.</summary>
    private async Task<(AnswerKind Kind, string? Reason)[]> AskAsync(string department, Func<string, string> keyOf)
    {
        var (_, field, link) = Sources.Single(source => source.Department == department);
        CaseScope about = Scope(keyOf(field), field, link);
        DepartmentPredicate question = new(
            department,
            SubjectReference.Citizen,
            $"{field} > \" \"",
            [field],
            ImmutableDictionary<string, object?>.Empty);
        var value = _reader.ReadAsync(about, SubjectReference.Citizen, [field], Ending);
        var outcome = _reader.EvaluateAsync(about, [question], Ending);
        var target = _reader.FollowAsync(
            Scope(keyOf(link), field, link),
            SubjectReference.Citizen,
            new CaseLink(link, "relative", SubjectKind.Person),
            Ending);
        return
        [
            ((await value)[0].Kind, (await value)[0].Reason),
            ((await outcome)[0].Kind, (await outcome)[0].Reason),
            ((await target).Kind, (await target).Reason),
        ];
    }

    private static CaseScope Scope(string citizen, string field, string link)
    {
        return new CaseScope
        {
            CaseId = "C1",
            Caller = new Caller { Kind = PartyKind.Engine, Id = "engine", Purpose = new Purpose.Case("C1") },
            CitizenId = citizen,
            Matter = "HPF-01",
            LegalBasis = ["住房公积金管理条例#24"],
            Today = new DateOnly(2025, 9, 1),
            ConsentGiven = true,
            Needs = [new CaseNeed(field, null, NeedMode.Value), new CaseNeed(link, null, NeedMode.Link)],
        };
    }

    /// <summary>Somebody of whom the register holds the field.</summary>
    private string KeyOf(string coordinate)
    {
        int dot = coordinate.LastIndexOf('.');
        string field = coordinate[(dot + 1)..];
        return _city.Truth.First(rows => rows.Key.Resource == coordinate[..dot]
            && rows.All(row => row.Values.GetValueOrDefault(field) is string { Length: > 0 })).Key.Key;
    }

    private async Task<HttpResponseMessage> SetAsync(string department, string fault)
    {
        using HttpClient client = new() { BaseAddress = _city.Address };
        return await client.PostAsJsonAsync($"/_faults/{department}", new { fault });
    }
}
