using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.SMR;

/// <summary>
/// The interface: one enterprise a call and one part of what is known of it, nested objects in English over the pinyin
/// columns. Enterprises and people alike are asked for by POST, because their numbers must not stand in an address.
/// </summary>
internal sealed class MarketInterface(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/entities:lookup", (JsonObject lookup) =>
            Entity((string?)lookup["part"], (string?)lookup["creditCode"]));
        routes.MapPost("/people/holdings", (JsonObject person) =>
            List("SMR.owned", (string?)person["certificate"], "holdings", Holding));
        routes.MapPost("/people/operator-certificates", (JsonObject person) =>
            List("SMR.equipOperator", (string?)person["certificate"], "certificates", Certificate));
    }

    private static JsonObject Registration(TableRow row)
    {
        return new()
        {
            ["identity"] = new JsonObject
            {
                ["creditCode"] = row.Text("zch"),
                ["name"] = row.Text("qymc"),
                ["type"] = row.Text("ztlx"),
            },
            ["legalRepresentative"] = new JsonObject
            {
                ["name"] = row.Text("fddbr"),
                ["certificate"] = row.Text("fddbrzjhm"),
            },
            ["premises"] = new JsonObject { ["address"] = row.Text("zs") },
            ["capital"] = new JsonObject { ["tenThousandYuan"] = row.Number("zczb") },
            ["established"] = new JsonObject
            {
                ["year"] = row.Whole("clrq_n"),
                ["month"] = row.Whole("clrq_y"),
                ["day"] = row.Whole("clrq_r"),
            },
            ["standing"] = row.Text("djzt"),
            ["business"] = new JsonObject { ["scope"] = row.Text("jyfw") },
            ["shareholders"] = row.Text("gdmc") is { } names ? JsonNode.Parse(names) : null,
        };
    }

    private static JsonObject FoodLicence(TableRow row)
    {
        return new()
        {
            ["licence"] = new JsonObject
            {
                ["number"] = row.Text("xkzbh"),
                ["items"] = row.Text("jyxm"),
                ["expiresOnDay"] = row.Whole("yxqz"),
                ["standing"] = row.Text("xkzt"),
            },
            ["risk"] = new JsonObject { ["grade"] = row.Text("fxdj") },
        };
    }

    private static JsonObject Encumbrances(TableRow row)
    {
        return new()
        {
            ["shares"] = new JsonObject { ["frozen"] = row.Flag("sfdj"), ["pledged"] = row.Flag("sfcz") },
            ["abnormalList"] = row.Flag("lrycml"),
            ["simpleDeregistration"] = new JsonObject
            {
                ["noticeDays"] = row.Whole("jyzxggts"),
                ["objection"] = row.Flag("jyzxyy"),
            },
        };
    }

    private static JsonObject Report(TableRow row)
    {
        return new() { ["year"] = row.Whole("nd"), ["submitted"] = row.Flag("ybs") };
    }

    private static JsonObject Device(TableRow row)
    {
        return new()
        {
            ["registrationCode"] = row.Text("sbzcdm"),
            ["category"] = row.Text("sbzl"),
            ["inspection"] = new JsonObject { ["dueOnDay"] = row.Whole("xcjyrq"), ["conclusion"] = row.Text("jyjl") },
        };
    }

    private static JsonObject Holding(TableRow row)
    {
        return new()
        {
            ["creditCode"] = row.Text("tyshxydm"),
            ["role"] = row.Text("rzjs"),
            ["established"] = row.Text("clrq"),
            ["standing"] = row.Text("djzt"),
        };
    }

    private static JsonObject Certificate(TableRow row)
    {
        return new()
        {
            ["number"] = row.Text("zsbh"),
            ["item"] = row.Text("zyxm"),
            ["expiresOnDay"] = row.Whole("yxqz"),
        };
    }

    private static JsonObject Answer(JsonNode? result)
    {
        return new() { ["code"] = "OK", ["result"] = result };
    }

    private JsonObject Entity(string? part, string? uscc)
    {
        return part switch
        {
            "registration" => One("SMR.registration", uscc, Registration),
            "food-licence" => One("SMR.foodLicense", uscc, FoodLicence),
            "encumbrances" => One("SMR.equity", uscc, Encumbrances),
            "reports" => List("SMR.annualReport", uscc, "years", Report),
            "equipment" => List("SMR.equipment", uscc, "devices", Device),
            _ => new() { ["code"] = "MALFORMED" },
        };
    }

    private JsonObject One(string resource, string? uscc, Func<TableRow, JsonObject> shape)
    {
        using var tables = store.Read();
        return Answer(EntityTables.Of(resource).Rows(uscc ?? "", tables) is [var row, ..] ? shape(row) : null);
    }

    private JsonObject List(string resource, string? key, string name, Func<TableRow, JsonObject> shape)
    {
        using var tables = store.Read();
        var rows = EntityTables.Of(resource).Rows(key ?? "", tables).Select(shape);
        return Answer(new JsonObject { [name] = new JsonArray([.. rows]) });
    }
}
