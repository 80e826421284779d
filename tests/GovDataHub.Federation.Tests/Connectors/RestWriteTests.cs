using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Connectors.Mapping;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// Every register that a REST department takes changes to: what was written is what is read, once, and can be taken
/// back. The subject is nobody of the city, so that the rows of others stay as they are.
/// </summary>
[Collection(RunningCity.OneAtATime)]
public sealed class RestWriteTests(RunningCity city)
{
    private const string Nobody = "330100190001020008";

    private static readonly Dictionary<string, RestWrite> Writes =
        MappingLoader.Load(RunningCity.Schemas, RunningCity.Catalogue).Values
            .SelectMany(mapping => mapping.Calls.Values)
            .Where(call => call.Write is not null && call.Resource.Subject != SubjectKind.Public)
            .ToDictionary(call => call.Resource.Coordinate, call => call.Write!);

    /// <summary>Registers whose department has no call of its own for a change: its adapter takes it.</summary>
    private static readonly string[] ByAdapter =
    [
        "CCB.permit", "CRT.lawsuit", "CTB.guide", "CTB.reader", "CTB.scenicPass", "CZC.card", "DRA.objection",
        "HPF.account", "MTR.ride",
    ];

    public static TheoryData<string> Registers => [.. Writes.Keys.Concat(ByAdapter).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_written_row_is_read_once_and_gone_when_taken_back(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var values = Sample(resource);
        var write = Request(resource, values, $"{coordinate}/once");

        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync(write with { Guard = "1 = 2" }, resource));
        Assert.Empty(await RowsAsync(resource, values.Keys));

        Assert.Equal(WriteOutcome.Written, await WriteAsync(write with { Guard = "1 = 1" }, resource));
        Assert.Equal(WriteOutcome.Written, await WriteAsync(write with { Guard = "1 = 2" }, resource));
        var written = Assert.Single(await RowsAsync(resource, values.Keys));
        Assert.Equal(Text(values), Text(written.Values));

        var back = Request(resource, [], $"{coordinate}/back") with { Reverses = write.IdempotencyKey };
        Assert.Equal(WriteOutcome.Written, await WriteAsync(back, resource));
        Assert.Empty(await RowsAsync(resource, values.Keys));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_write_taken_back_before_it_comes_does_nothing(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var values = Sample(resource);
        var late = Request(resource, values, $"{coordinate}/late");

        var back = Request(resource, [], $"{coordinate}/early") with { Reverses = late.IdempotencyKey };
        Assert.Equal(WriteOutcome.Written, await WriteAsync(back, resource));
        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync(late, resource));

        Assert.Empty(await RowsAsync(resource, values.Keys));
    }

    [Theory]
    [InlineData("UMB.dog", "dogNo", "QZ")]
    [InlineData("PSB.sealFile", "sealCode", "3301990")]
    [InlineData("MIB.claim", "claimNo", "BX")]
    [InlineData("PSB.residence", "regNo", "LD")]
    [InlineData("CCB.permit", "permitNo", "SG")]
    [InlineData("CRT.lawsuit", "suitNo", "浙01立")]
    [InlineData("DRA.objection", "caseNo", "YY")]
    public async Task A_new_row_is_given_a_number_by_the_department(string coordinate, string field, string prefix)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var write = Request(resource, Sample(resource).Remove(field), $"{coordinate}/new");

        await WriteAsync(write, resource);
        var rows = await RowsAsync(resource, [field]);
        var back = Request(resource, [], $"{coordinate}/gone") with { Reverses = write.IdempotencyKey };
        await WriteAsync(back, resource);

        Assert.StartsWith(prefix, (string?)Assert.Single(rows).Values[field], StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(resource, [field]));
    }

    [Fact]
    public async Task A_row_named_by_its_number_is_changed_and_others_are_not()
    {
        var resource = RunningCity.Catalogue.Resource("PSB.violation")!;
        var ticket = Sample(resource).SetItem("paid", false);
        var first = Request(resource, ticket.SetItem("ticketNo", "WF1"), "PSB.violation/first");
        var second = Request(resource, ticket.SetItem("ticketNo", "WF2"), "PSB.violation/second");
        var paid = Request(
            resource,
            ImmutableDictionary<string, object?>.Empty.Add("ticketNo", "WF1").Add("paid", true),
            "PSB.violation/paid");
        foreach (var write in new[] { first, second, paid })
            await WriteAsync(write, resource);

        var rows = await RowsAsync(resource, ["ticketNo", "paid", "fine"]);
        foreach (var write in new[] { paid, second, first })
        {
            var back = Request(resource, [], $"{write.IdempotencyKey}/back");
            await WriteAsync(back with { Reverses = write.IdempotencyKey }, resource);
        }

        Assert.Equal(["WF2 False", "WF1 True"], rows.Select(row => $"{row.Values["ticketNo"]} {row.Values["paid"]}"));
        Assert.All(rows, row => Assert.Equal(ticket["fine"], row.Values["fine"]));
        Assert.Empty(await RowsAsync(resource, ["ticketNo"]));
    }

    /// <summary>What the write can carry of the fullest row that the city has.</summary>
    private ImmutableDictionary<string, object?> Sample(Resource resource)
    {
        var carried = Writes.GetValueOrDefault(resource.Coordinate)?.Call.Body!.AllNodes.OfType<YamlScalarNode>()
            .Select(node => node.Value)
            .ToHashSet();
        var fullest = city.Truth
            .Where(rows => rows.Key.Resource == resource.Coordinate)
            .SelectMany(rows => rows)
            .MaxBy(row => row.Values.Values.Count(value => value is not null));
        return (fullest ?? throw new InvalidOperationException("The city has no such row.")).Values
            .Where(value => value.Value is not null && carried?.Contains("$value." + value.Key) != false)
            .ToImmutableDictionary(value => value.Key, value => Typed(resource.Field(value.Key)!, value.Value));
    }

    private static object? Typed(RegisterField field, object? value)
    {
        return field.Type == FieldType.Json ? JsonElement.Parse((string)value!) : value;
    }

    private static WriteRequest Request(
        Resource resource, ImmutableDictionary<string, object?> values, string idempotencyKey)
    {
        return new(resource.Name, resource.Subject, Nobody, values, null, new(2025, 9, 1), idempotencyKey);
    }

    private Task<WriteOutcome> WriteAsync(WriteRequest request, Resource resource)
    {
        return city.Connectors.Get(resource.Department).WriteAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<ImmutableArray<SourceRow>> RowsAsync(Resource resource, IEnumerable<string> fields)
    {
        var answer = await city.Connectors.Get(resource.Department).FetchAsync(
            new(resource.Subject, [Nobody], [new(resource.Name, [.. fields])]),
            TestContext.Current.CancellationToken);
        return answer.Rows[(resource.Name, Nobody)];
    }

    private static string Text(ImmutableDictionary<string, object?> values)
    {
        return string.Join("; ", values.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}={FetchTests.Text(value.Value)}"));
    }
}
