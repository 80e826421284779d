using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TAX;

/// <summary>
/// The interface: a service call in a <c>head</c> with its <c>tranId</c>, numbers as a list of objects, and answers in
/// pages of fifty whose rows lie three objects deep.
/// </summary>
internal sealed class TaxInterface(DepartmentStore store)
{
    private const int PageSize = 50;
    private const string Success = "00000000";
    private const string Malformed = "10000001";
    private const string ConditionFailed = "20000409";

    private static readonly FrozenDictionary<string, RegisterTable> Services =
        TaxTables.All.ToFrozenDictionary(table => table.Resource switch
        {
            "TAX.taxpayer" => "SWZJ.DJ.NSRXX",
            "TAX.iit" => "SWZJ.GS.NDHZ",
            "TAX.deed" => "SWZJ.QS.SBXX",
            "TAX.vpt" => "SWZJ.CGS.SBXX",
            "TAX.entTax" => "SWZJ.ZS.NDHZ",
            _ => "SWZJ.SBF.LHJY",
        });

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/sword/update", (JsonObject call) => Answer(Change(frontEnd, call)));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sword/query", (JsonObject call) => Query(call));
    }

    private static RegisterTable? ServiceOf(JsonObject call)
    {
        return Services.GetValueOrDefault((string?)call["head"]?["tranId"] ?? "");
    }

    private static JsonObject Answer(string code, JsonObject? body = null)
    {
        return new() { ["service"] = new JsonObject { ["rtnCode"] = code, ["body"] = body } };
    }

    private static string Change(FrontEnd frontEnd, JsonObject call)
    {
        if (ServiceOf(call) is not { } register || call["body"]?["bgxx"] is not JsonObject values)
            return Malformed;
        var written = frontEnd.Write(new(
            register.Change((string?)call["body"]?["sbh"] ?? "", values),
            (string?)call["body"]?["xytj"],
            DateOnly.ParseExact((string?)call["head"]?["tranDate"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)call["head"]?["tranSeq"] ?? "",
            (string?)call["head"]?["yTranSeq"]));
        return written ? Success : ConditionFailed;
    }

    private JsonObject Query(JsonObject call)
    {
        if (ServiceOf(call) is not { } register || call["body"]?["sbhlb"] is not JsonArray numbers)
            return Answer(Malformed);
        using var tables = store.Read();
        List<JsonObject> rows = [];
        foreach (var number in numbers.Select(number => (string?)number ?? ""))
            rows.AddRange(register.Rows(number, tables).Select(row => Entry(register, number, row)));
        var page = (int?)call["body"]?["ym"] ?? 1;
        return Answer(Success, new()
        {
            ["fy"] = new JsonObject { ["zts"] = rows.Count, ["zys"] = (rows.Count + PageSize - 1) / PageSize },
            ["sj"] = new JsonObject { ["lb"] = new JsonArray([.. rows.Skip((page - 1) * PageSize).Take(PageSize)]) },
        });
    }

    /// <summary>A row: whose it is, and under <c>xx</c> what is known of it; what is not known is left out.</summary>
    private static JsonObject Entry(RegisterTable register, string number, TableRow row)
    {
        var known = register.Columns
            .Select(column => KeyValuePair.Create(column, (JsonNode?)row.Json(column)))
            .Where(member => member.Value is not null);
        return new() { [register.Key] = number, ["xx"] = new JsonObject(known) };
    }
}
