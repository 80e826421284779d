using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TRB;

/// <summary>
/// The interface: one servlet with the method in the query and the form as JSON. Asked for many numbers (<c>HM</c>) it
/// answers with the columns wanted (<c>ZD</c>); a date in three columns comes whole when its year is asked for.
/// </summary>
internal sealed class TransportInterface(DepartmentStore store)
{
    private const string Success = "1";
    private const string Failure = "0";
    private const string ConditionFailed = "-2";

    private static readonly FrozenDictionary<string, RegisterTable> Methods =
        TransportTables.All.ToFrozenDictionary(table => table.Resource switch
        {
            "TRB.driverQual" => "cyzg",
            "TRB.opVehicle" => "yycl",
            "TRB.carQuota" => "xkczb",
            _ => "cyzs",
        });

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/jtys/tb.do", (string method, JsonObject message) => Change(frontEnd, method, message));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jtys/cx.do", (string method, JsonObject form) => Query(method, form));
    }

    private static JsonObject Answer(string code, JsonArray? list = null)
    {
        return list is null
            ? new() { ["RET"] = code }
            : new() { ["RET"] = code, ["DATA"] = new JsonObject { ["TOTAL"] = list.Count, ["LIST"] = list } };
    }

    private static JsonObject Change(FrontEnd frontEnd, string method, JsonObject message)
    {
        if (!Methods.TryGetValue(method, out var register) || message["ZD"] is not JsonObject columns)
            return Answer(Failure);
        var written = frontEnd.Write(new(
            register.Change((string?)message["HM"] ?? "", columns),
            (string?)message["TJ"],
            DateOnly.ParseExact((string?)message["RQ"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)message["LSH"] ?? "",
            (string?)message["CXLSH"]));
        return Answer(written ? Success : ConditionFailed);
    }

    private static JsonObject Line(RegisterTable register, string number, TableRow row, List<string> wanted)
    {
        JsonObject line = new() { ["HM"] = number };
        foreach (var column in register.Columns.Where(column => wanted.Any(name => Covers(name, column))))
            line[column] = row.Json(column);
        return line;
    }

    private static bool Covers(string wanted, string column)
    {
        return column == wanted
            || (wanted.EndsWith("_N", StringComparison.Ordinal)
                && column.StartsWith(wanted[..^1], StringComparison.Ordinal));
    }

    private static List<string> Values(JsonArray list)
    {
        return [.. list.Select(value => (string?)value).OfType<string>()];
    }

    private JsonObject Query(string method, JsonObject form)
    {
        if (!Methods.TryGetValue(method, out var register)
            || form["HM"] is not JsonArray numbers
            || form["ZD"] is not JsonArray columns)
        {
            return Answer(Failure);
        }

        var wanted = Values(columns);
        using var tables = store.Read();
        return Answer(Success, new(
        [
            .. Values(numbers).SelectMany(
                number => register.Rows(number, tables).Select(row => Line(register, number, row, wanted))),
        ]));
    }
}
