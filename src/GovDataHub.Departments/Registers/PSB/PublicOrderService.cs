using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>The public order system: one number a call, whole rows that do not say whose they are.</summary>
internal sealed class PublicOrderService(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/zagl/{lx}/cx", (string lx, JsonObject request) => Answer(lx, (string?)request["hm"] ?? ""));
    }

    private JsonObject Answer(string kind, string number)
    {
        var resource = kind switch { "yz" => "PSB.sealFile", "lg" => "PSB.hotelStay", _ => null };
        if (PublicOrderTables.All.SingleOrDefault(table => table.Resource == resource) is not { } register)
            return PoliceStatus.Answer(PoliceStatus.UnknownService, "无此业务类型");
        using var tables = store.Read();
        JsonArray rows = [];
        foreach (var row in register.Rows(number, tables))
        {
            rows.Add((JsonNode)new JsonObject(
                register.Columns.Select(column => KeyValuePair.Create(column, (JsonNode?)row.Json(column)))));
        }

        return PoliceStatus.Answer(PoliceStatus.Success, "成功", "jg", rows);
    }
}
