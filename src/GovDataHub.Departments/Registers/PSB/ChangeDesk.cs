using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>Takes changes for all of the bureau's systems in their own columns: one business a register.</summary>
internal sealed class ChangeDesk(FrontEnd frontEnd)
{
    private static readonly FrozenDictionary<string, RegisterTable> Businesses =
        new[] { TrafficTables.Vehicles }
            .Concat(PopulationTables.All).Concat(TrafficTables.All).Concat(PublicOrderTables.All)
            .Where(table => table.Identity is not null || table == TrafficTables.Vehicles)
            .ToFrozenDictionary(table => table.Resource["PSB.".Length..]);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/djbg/{ywlx}", (string ywlx, JsonObject request) => Answer(ywlx, request));
    }

    private JsonObject Answer(string business, JsonObject request)
    {
        if (!Businesses.TryGetValue(business, out var register) || request["bgx"] is not JsonObject values)
            return PoliceStatus.Answer(PoliceStatus.UnknownService, "无此业务类型");
        var written = frontEnd.Write(new(
            register.Change((string?)request["hm"] ?? "", values),
            (string?)request["bgtj"],
            DateOnly.ParseExact((string?)request["ywrq"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)request["ywlsh"] ?? "",
            (string?)request["cxlsh"]));
        return written
            ? PoliceStatus.Answer(PoliceStatus.Success, "变更成功")
            : PoliceStatus.Answer(PoliceStatus.ConditionFailed, "不符合变更条件");
    }
}
