using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// Writes that say which rows they change, on every protocol and layout that matters use them on: exactly those rows,
/// once, guarded, and taken back.
/// </summary>
[Collection(RunningCity.OneAtATime)]
public sealed partial class RowSelectionTests(RunningCity city)
{
    private static readonly DateOnly Today = new(2025, 9, 1);

    /// <summary>
    /// The register, the condition as matters write it, where <c>?</c> is what somebody chose, and what is set.
    /// </summary>
    public static TheoryData<string, string, string, object> Changes => new()
    {
        { "CRT.lawsuit", "suitNo = ?", "feePaid", true },
        { "CTB.hotel", "hotelCode = ?", "rooms", 977L },
        { "EMB.specialOp", "certNo = EMB.specialOp[1].certNo", "reviewDue", new DateOnly(2031, 5, 6) },
        { "FWB.forestRight", "certNo = FWB.forestRight[1].certNo", "felledVolume", 4.5m },
        { "HCM.booking", "hospital = ? and clinic = ? and slotAt = ?", "left", 977L },
        { "HCM.birthCert", "certNo = ?", "babyName", "改名" },
        { "LGA.carQuotaWestLake", "day = ?", "slotsLeft", 977L },
        { "MIB.claim", "status = \"unsettled\"", "status", "settled" },
        { "NRB.mortgage", "mortgageNo = ?", "status", "released" },
        { "NRB.ownership", "certNo = ?", "regDate", new DateOnly(2024, 2, 29) },
        { "PSB.vehicle", "plateNo = ?", "inspectValidTo", new DateOnly(2031, 5, 6) },
        { "PSB.violation", "ticketNo = ?", "place", "改址" },
        { "SMR.equipOperator", "certNo = SMR.equipOperator[1].certNo", "validTo", new DateOnly(2031, 5, 6) },
        { "SPB.venueSlot", "venueCode = ? and slotAt = ?", "left", 977L },
        { "TAX.iit", "year = thisYear() - 1", "taxPaid", 977.25m },
        { "TAX.deed", "paid != true", "paid", true },
        { "TAX.vpt", "paid != true", "paid", true },
        { "TRB.driverQual", "certNo = TRB.driverQual[1].certNo", "validTo", new DateOnly(2031, 5, 6) },
        { "TRB.opVehicle", "plate = ?", "lastReview", new DateOnly(2024, 2, 29) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_rows_that_meet_a_condition_are_changed_and_no_other(
        string coordinate, string condition, string field, object value)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var (key, where) = Choose(resource, condition);
        var before = await ReadAsync(resource, key);
        var chosen = before.Where(row => Meets(resource, where, row.Values, before[0].Values)).ToHashSet();
        var write = Write(resource, key, field, value, where, $"select-1/{coordinate}");

        Assert.Equal(WriteOutcome.Written, await WriteAsync(resource, write));
        Assert.Equal(WriteOutcome.Written, await WriteAsync(resource, write));

        var after = await ReadAsync(resource, key);
        Assert.Equal(
            Text(before.Select(row => chosen.Contains(row) ? row.Values.SetItem(field, value) : row.Values)),
            Text(after.Select(row => row.Values)));
        var back = write with
        {
            IdempotencyKey = write.IdempotencyKey + "/back",
            Reverses = write.IdempotencyKey,
            Where = null,
            Values = ImmutableDictionary<string, object?>.Empty,
        };
        Assert.Equal(WriteOutcome.Written, await WriteAsync(resource, back));
        Assert.Equal(
            Text(before.Select(row => row.Values)), Text((await ReadAsync(resource, key)).Select(row => row.Values)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Where_no_row_meets_the_condition_or_the_guard_fails_nothing_is_written(
        string coordinate, string condition, string field, object value)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var (key, where) = Choose(resource, condition);
        var before = await ReadAsync(resource, key);

        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync(
            resource, Write(resource, key, field, value, $"{where} and 1 = 2", $"select-2/{coordinate}")));
        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync(
            resource,
            Write(resource, key, field, value, where, $"select-3/{coordinate}") with { Guard = "1 = 2" }));

        Assert.Equal(
            Text(before.Select(row => row.Values)), Text((await ReadAsync(resource, key)).Select(row => row.Values)));
    }

    [Fact]
    public async Task A_value_that_is_sent_along_cannot_become_part_of_the_statement()
    {
        var resource = RunningCity.Catalogue.Resource("NRB.ownership")!;
        var (key, _) = Choose(resource, "certNo = ?");

        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync(resource, Write(
            resource, key, "regDate", Today, "certNo = \"x' OR 1=1 --\"", "select-4/injected")));
    }

    /// <summary>Somebody with most rows of the register, and the condition for one of them.</summary>
    private (string Key, string Where) Choose(Resource resource, string condition)
    {
        foreach (var rows in city.Truth.Where(rows => rows.Key.Resource == resource.Coordinate)
            .OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key.Key, StringComparer.Ordinal))
        {
            var all = rows.ToList();
            var where = Choice.Replace(condition, match =>
            {
                var name = match.Groups["field"].Value;
                return $"{name} = {Literal(all[^1].Values[name])}";
            });
            if (all.Any(row => Meets(resource, where, row.Values, all[0].Values)))
                return (resource.Subject == SubjectKind.Public ? "" : rows.Key.Key, where);
        }

        throw new InvalidOperationException("Nobody in the city has such a row.");
    }

    /// <summary>The condition over one row, with the newest row's fields put in.</summary>
    private static bool Meets(
        Resource resource,
        string where,
        IReadOnlyDictionary<string, object?> row,
        IReadOnlyDictionary<string, object?> newest)
    {
        var text = Newest.Replace(where, match => Literal(newest[match.Groups["field"].Value]));
        LinkCondition condition = new(
            new CaseLink($"{resource.Coordinate}.x", "row", resource.Subject, text), resource, Today);
        return condition.Holds(new(row.ToImmutableDictionary()));
    }

    private static string Literal(object? value)
    {
        return value switch
        {
            null => "null",
            DateOnly date => $"date(\"{date:yyyy-MM-dd}\")",
            DateTimeOffset moment => $"date and time(\"{moment:yyyy-MM-dd'T'HH:mm:sszzz}\")",
            _ => $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)}\"",
        };
    }

    private static WriteRequest Write(
        Resource resource, string key, string field, object value, string where, string idempotencyKey)
    {
        return new(
            resource.Name,
            resource.Subject,
            key,
            ImmutableDictionary<string, object?>.Empty.Add(field, value),
            null,
            Today,
            idempotencyKey,
            Where: where);
    }

    private static List<string> Text(IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        return [.. rows.Select(row => string.Join("; ", row.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}={FetchTests.Text(value.Value)}"))).Order(StringComparer.Ordinal)];
    }

    private Task<WriteOutcome> WriteAsync(Resource resource, WriteRequest write)
    {
        return city.Connectors.Get(resource.Department).WriteAsync(write, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<SourceRow>> ReadAsync(Resource resource, string key)
    {
        var answer = await city.Connectors.Get(resource.Department).FetchAsync(
            new(
                resource.Subject,
                resource.Subject == SubjectKind.Public ? [] : [key],
                [new(resource.Name, [.. resource.Fields.Select(field => field.Name)], Limit: 10_000)]),
            TestContext.Current.CancellationToken);
        return answer.Rows[(resource.Name, key)];
    }

    [GeneratedRegex(@"(?<field>\w+) = \?", RegexOptions.CultureInvariant)]
    private static partial Regex Choice { get; }

    [GeneratedRegex(@"[A-Z]{3}\.\w+\[1\]\.(?<field>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Newest { get; }
}
