using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>
/// The traffic police's platform: numbers in the conditions of the query (<c>cxtj</c>), whole rows in pages of twenty,
/// with the count of pages (<c>zys</c>) beside the list.
/// </summary>
internal sealed class TrafficPlatform(DepartmentStore store)
{
    private const int PageSize = 20;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jtgl/jdc", (JsonObject query) =>
            Page(query, TrafficTables.Vehicles, TrafficTables.VehiclesOf));
        routes.MapPost("/jtgl/jsz", (JsonObject query) => Page(query, "PSB.license"));
        routes.MapPost("/jtgl/wf", (JsonObject query) => Page(query, "PSB.violation"));
    }

    private JsonObject Page(JsonObject query, string resource)
    {
        var table = TrafficTables.All.Single(table => table.Resource == resource);
        return Page(query, table, table.Rows);
    }

    private JsonObject Page(
        JsonObject query, RegisterTable table, Func<string, TableReader, IEnumerable<TableRow>> rowsOf)
    {
        var page = (int?)query["ys"] ?? 1;
        using var tables = store.Read();
        var rows = (query["cxtj"]?["sfzmhm"]?.AsArray() ?? [])
            .Select(number => (string?)number ?? "")
            .SelectMany(number => rowsOf(number, tables).Select(row => (Number: number, Row: row)))
            .ToList();
        var shown = rows.Skip((page - 1) * PageSize).Take(PageSize).Select(entry =>
        {
            JsonObject item = new() { ["sfzmhm"] = entry.Number };
            foreach (var column in table.Columns)
                item[column] = entry.Row.Json(column);
            return (JsonNode)item;
        });
        return PoliceStatus.Answer(PoliceStatus.Success, "OK", "data", new JsonObject
        {
            ["zys"] = (rows.Count + PageSize - 1) / PageSize,
            ["list"] = new JsonArray([.. shown]),
        });
    }
}
