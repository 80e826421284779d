using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HRS;

/// <summary>
/// The interface: an application code (<c>appcode</c>) on every answer and HTTP 200 even for errors. Persons come in
/// lists and go out as whole rows; the card system answers for one person with one object.
/// </summary>
internal sealed class SocialSecurityInterface(DepartmentStore store)
{
    private const string Success = "0";
    private const string Failure = "1";
    private const string ConditionFailed = "3";

    private static readonly FrozenDictionary<string, RegisterTable> Persons =
        InsuranceTables.All.Concat(EmploymentTables.All).ToFrozenDictionary(table => table.Resource["HRS.".Length..]);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/si/person/{register}", (string register, JsonObject request) => PersonRows(register, request));
        routes.MapPost("/si/unit/account", (JsonObject request) => Units(request));
        routes.MapPost("/card/query", (JsonObject request) => Card(request));
    }

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/si/change/{register}", (string register, JsonObject request) =>
            Change(frontEnd, register, request));
    }

    private static JsonObject Answer(string code, string message, JsonNode? output = null)
    {
        return new() { ["appcode"] = code, ["errmsg"] = message, ["output"] = output };
    }

    private static JsonObject Whole(RegisterTable register, string person, TableRow row)
    {
        JsonObject whole = new() { [register.Key] = person };
        foreach (var column in register.Columns)
            whole[column] = row.Json(column);
        return whole;
    }

    private static JsonObject Change(FrontEnd frontEnd, string name, JsonObject request)
    {
        if (!Persons.TryGetValue(name, out var register) || request["input"] is not JsonObject input)
            return Answer(Failure, "参数错误");
        var written = frontEnd.Write(new(
            register.Change((string?)request["aac002"] ?? "", input),
            (string?)request["guard"],
            DateOnly.ParseExact((string?)request["aae036"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)request["transid"] ?? "",
            (string?)request["canceltransid"]));
        return written ? Answer(Success, "") : Answer(ConditionFailed, "不符合经办条件");
    }

    private JsonObject PersonRows(string name, JsonObject request)
    {
        if (!Persons.TryGetValue(name, out var register) || request["input"]?["aac002"] is not JsonArray persons)
            return Answer(Failure, "参数错误");
        using var tables = store.Read();
        JsonArray rows = [];
        foreach (var person in persons.Select(person => (string?)person ?? ""))
        {
            foreach (var row in register.Rows(person, tables))
                rows.Add((JsonNode)Whole(register, person, row));
        }

        return Answer(Success, "", new JsonObject { ["resultset"] = rows });
    }

    private JsonObject Card(JsonObject request)
    {
        using var tables = store.Read();
        var person = (string?)request["aac002"] ?? "";
        return Answer(Success, "", new JsonObject
        {
            ["card"] = Persons["card"].Rows(person, tables) is [var card, ..]
                ? Whole(Persons["card"], person, card)
                : null,
        });
    }

    private JsonObject Units(JsonObject request)
    {
        using var tables = store.Read();
        JsonArray rows = [];
        foreach (var code in request["bab010"]?.AsArray() ?? [])
        {
            foreach (var (unit, owed) in EmployerAccounts.Of((string?)code ?? "", tables))
            {
                rows.Add((JsonNode)new JsonObject
                {
                    ["bab010"] = (string?)code,
                    ["aab001"] = unit.Json("aab001"),
                    ["rs"] = new JsonObject { ["yab201"] = unit.Json("yab201"), ["yab310"] = unit.Json("yab310") },
                    ["qf"] = new JsonObject { ["yab315"] = owed, ["yab320"] = unit.Json("yab320") },
                });
            }
        }

        return Answer(Success, "", new JsonObject { ["units"] = rows });
    }
}
