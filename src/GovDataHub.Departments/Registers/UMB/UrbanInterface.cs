using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.UMB;

/// <summary>
/// The city app's interface: a bare list of numbers in, terse objects out (<c>e</c> an error number, <c>d</c> data),
/// each row with its owner first and then the app's own camel-case names.
/// </summary>
internal sealed class UrbanInterface(DepartmentStore store)
{
    private const int Fine = 0;
    private const int Refused = 17;

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        foreach (var table in UrbanTables.All)
        {
            routes.MapPost($"/app/{table.Resource["UMB.".Length..]}/save", (JsonObject request) => new JsonObject
            {
                ["e"] = Save(frontEnd, table, request) ? Fine : Refused,
            });
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/app/dogs", (JsonArray owners) => Rows(owners, UrbanTables.Dogs, Dog));
        routes.MapPost("/app/parking", (JsonArray owners) => Rows(owners, UrbanTables.Parking, Parking));
        routes.MapPost("/app/permits", (JsonArray holders) => Rows(holders, UrbanTables.Permits, Permit));
        routes.MapPost("/app/cases", (JsonArray people) => Rows(people, UrbanTables.Cases, Case));
    }

    private static JsonObject Dog(TableRow row)
    {
        return new()
        {
            ["licenceNo"] = row.Text("licence"),
            ["chipNo"] = row.Text("chip"),
            ["dogCount"] = row.Whole("dogs"),
            ["validToDay"] = row.Whole("valid_to"),
        };
    }

    private static JsonObject Parking(TableRow row)
    {
        return new()
        {
            ["plate"] = row.Text("plate"),
            ["owedFen"] = row.Whole("owed"),
            ["lastSeenTs"] = row.Whole("last_seen"),
            ["payAfter"] = row.Text("pay_after"),
        };
    }

    private static JsonObject Permit(TableRow row)
    {
        return new()
        {
            ["permitNo"] = row.Text("permit"),
            ["permitKind"] = row.Text("kind"),
            ["validToDay"] = row.Whole("valid_to"),
        };
    }

    private static JsonObject Case(TableRow row)
    {
        return new()
        {
            ["caseNo"] = row.Text("case_no"),
            ["topic"] = row.Text("topic"),
            ["state"] = row.Text("state"),
        };
    }

    private static bool Save(FrontEnd frontEnd, RegisterTable table, JsonObject request)
    {
        return frontEnd.Write(new(
            table.Change((string?)request["who"] ?? "", request["row"] as JsonObject ?? []),
            (string?)request["when"],
            DateOnly.ParseExact((string?)request["today"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)request["nonce"] ?? "",
            (string?)request["undo"]));
    }

    private JsonObject Rows(JsonArray subjects, RegisterTable table, Func<TableRow, JsonObject> shape)
    {
        JsonArray data = [];
        using var tables = store.Read();
        foreach (var subject in subjects.Select(subject => (string?)subject ?? ""))
        {
            foreach (var row in table.Rows(subject, tables))
            {
                var answer = shape(row);
                answer.Insert(0, "who", subject);
                data.Add((JsonNode)answer);
            }
        }

        return new() { ["e"] = Fine, ["d"] = data };
    }
}
