using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.MTR;

/// <summary>
/// The metro's riding code: what a rider has switched on is kept as bits, trips as milliseconds. Riders are asked for
/// in one list and come back as one object keyed by nothing: each names itself.
/// </summary>
internal sealed class MetroRiders() : RestDepartment("MTR")
{
    private const long EnabledBit = 1;
    private const long ContractBit = 2;

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "MTR.ride":
                tables.Insert(
                    "rider",
                    ("rider_id", row.Key),
                    ("switches", Bits(row.Flag("enabled") == true, row.Flag("payContract") == true)),
                    ("switches_known", Bits(row.Flag("enabled") is not null, row.Flag("payContract") is not null)),
                    ("unpaid_fen", row.Number("unpaid").Fen()),
                    ("last_exit_ms", row.Moment("lastTrip").EpochMilliseconds()));
                break;
            case "MTR.lineLoad":
                tables.Insert(
                    "line_load",
                    ("line", row.Text("lineNo")),
                    ("percent", row.Number("load").Times(100m).Pattern() is { } percent ? percent + "%" : null));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource switch
        {
            "MTR.ride" => tables.Rows("rider", "", ("rider_id", key)).Select(row => Row(
                resource,
                key,
                ("enabled", Switch(row, EnabledBit)),
                ("payContract", Switch(row, ContractBit)),
                ("unpaid", Notation.FromFen(row.Whole("unpaid_fen"))),
                ("lastTrip", Notation.FromEpochSeconds(row.Whole("last_exit_ms") / 1000)))),
            "MTR.lineLoad" => tables.Rows("line_load", "line").Select(row => Row(
                resource,
                key,
                ("lineNo", row.Text("line")),
                ("load", Notation.ParseNumber(row.Text("percent")?.TrimEnd('%')) / 100m))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <summary>A switch that a change does not name stays as it is.</summary>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "MTR.ride")
            throw new UnknownRegisterException(Code, row.Resource);
        var known = tables.Rows("rider", "", ("rider_id", row.Key)).SingleOrDefault();
        var (switches, named) = (known?.Whole("switches") ?? 0, known?.Whole("switches_known") ?? 0);
        foreach (var (field, bit) in new[] { ("enabled", EnabledBit), ("payContract", ContractBit) })
        {
            if (!row.Values.ContainsKey(field))
                continue;
            switches = row.Flag(field) == true ? switches | bit : switches & ~bit;
            named = row.Flag(field) is null ? named & ~bit : named | bit;
        }

        var others = row.Given(
            ("unpaid", "unpaid_fen", row.Number("unpaid").Fen()),
            ("lastTrip", "last_exit_ms", row.Moment("lastTrip").EpochMilliseconds()));
        tables.Upsert(
            "rider", ("rider_id", row.Key), [("switches", switches), ("switches_known", named), .. others]);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        routes.MapPost("/qr/riders:lookup", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var wanted =
                (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken))?["riders"]?.AsArray();
            using var tables = store.Read();
            var found =
                (wanted ?? []).SelectMany(id => tables.Rows("rider", "", ("rider_id", (string?)id))).Select(Rider);
            return Json(new() { ["riders"] = new JsonArray([.. found]) });
        });
        routes.MapGet("/ops/lines", (string? line) =>
        {
            using var tables = store.Read();
            var lines = tables.Rows("line_load", "line")
                .Where(row => string.IsNullOrEmpty(line) || row.Text("line") == line)
                .Select(row => new JsonObject { ["line"] = row.Text("line"), ["load"] = row.Text("percent") });
            return Json(new() { ["lines"] = new JsonArray([.. lines]) });
        });
    }

    private static JsonObject Rider(TableRow row)
    {
        return new()
        {
            ["rider"] = row.Text("rider_id"),
            ["switches"] =
                new JsonObject { ["ride"] = Switch(row, EnabledBit), ["contract"] = Switch(row, ContractBit) },
            ["unpaidFen"] = row.Whole("unpaid_fen"),
            ["lastExit"] = row.Whole("last_exit_ms"),
        };
    }

    private static bool? Switch(TableRow row, long bit)
    {
        return (row.Whole("switches_known") & bit) == 0 ? null : (row.Whole("switches") & bit) != 0;
    }

    private static long Bits(bool first, bool second)
    {
        return (first ? EnabledBit : 0) | (second ? ContractBit : 0);
    }

    private static ContentHttpResult Json(JsonObject answer)
    {
        return TypedResults.Text(answer.ToJsonString(), "application/json");
    }
}
