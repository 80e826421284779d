using System.Collections.Frozen;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>
/// The population system: a numbered service, a list of identity numbers and the items wanted; items come back flat,
/// each with the number it belongs to.
/// </summary>
internal sealed class PopulationService(DepartmentStore store)
{
    private static readonly FrozenDictionary<string, RegisterTable> Services =
        PopulationTables.All.ToFrozenDictionary(table => table.Resource switch
        {
            "PSB.population" => "FW-RK-0001",
            "PSB.hukou" => "FW-RK-0002",
            "PSB.kinship" => "FW-RK-0003",
            "PSB.residence" => "FW-RK-0011",
            "PSB.crimeRecord" => "FW-RK-0021",
            _ => "FW-RK-0031",
        });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rkxx/fwqq", (JsonObject request) => Answer(request));
    }

    private JsonObject Answer(JsonObject request)
    {
        if (!Services.TryGetValue((string?)request["fwbh"] ?? "", out var service))
            return PoliceStatus.Answer(PoliceStatus.UnknownService, "服务不存在");
        var wanted = request["xqx"]?.AsArray().Select(item => (string?)item).ToHashSet() ?? [];
        JsonArray items = [];
        using var tables = store.Read();
        foreach (var number in request["sfzhs"]?.AsArray() ?? [])
        {
            foreach (var row in service.Rows((string?)number ?? "", tables))
            {
                JsonObject item = new() { [service.Key] = (string?)number };
                foreach (var column in service.Columns.Where(wanted.Contains))
                    item[column] = row.Json(column);
                items.Add((JsonNode)item);
            }
        }

        return PoliceStatus.Answer(PoliceStatus.Success, "查询成功", "sjjg", items);
    }
}
