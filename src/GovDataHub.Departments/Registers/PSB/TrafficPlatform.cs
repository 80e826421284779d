using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>
/// The traffic police's platform: numbers in the query, whole rows in pages of twenty, with the count of pages
/// (<c>zys</c>) beside the list.
/// </summary>
internal sealed class TrafficPlatform(DepartmentStore store)
{
    private const int PageSize = 20;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jtgl/jdc", (string sfzmhm, int ys = 1) =>
            Page(sfzmhm, ys, TrafficTables.Vehicles, TrafficTables.VehiclesOf));
        routes.MapGet("/jtgl/jsz", (string sfzmhm, int ys = 1) => Page(sfzmhm, ys, "PSB.license"));
        routes.MapGet("/jtgl/wf", (string sfzmhm, int ys = 1) => Page(sfzmhm, ys, "PSB.violation"));
    }

    private JsonObject Page(string numbers, int page, string resource)
    {
        var table = TrafficTables.All.Single(table => table.Resource == resource);
        return Page(numbers, page, table, table.Rows);
    }

    private JsonObject Page(
        string numbers, int page, RegisterTable table, Func<string, TableReader, IEnumerable<TableRow>> rowsOf)
    {
        using var tables = store.Read();
        var rows = numbers.Split(',')
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
