using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EDU;

/// <summary>
/// The interface: collections with sparse fields and pages, of persons' rows shorter ones than of the school
/// districts'. Persons' collections are searched by POST; the school districts, which are about nobody, are asked for
/// in the query, their filters left empty when not used.
/// </summary>
internal sealed class EducationInterface(DepartmentStore store)
{
    private const int PersonsPage = 25;
    private const int CatchmentsPage = 500;

    private static readonly FrozenDictionary<string, RegisterTable> Collections =
        EducationTables.All.ToFrozenDictionary(table => table.Resource switch
        {
            "EDU.student" => "enrolments",
            "EDU.diploma" => "diplomas",
            "EDU.teacherCert" => "teacher-certificates",
            "EDU.schoolDistrict" => "catchments",
            _ => "student-aid",
        });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/catchments", (HttpRequest request) => Catchments(request.Query));
        routes.MapPost("/v2/{collection}:search", (string collection, JsonObject search) =>
            Collections.TryGetValue(collection, out var register) && register.Key.Length > 0
                ? Results.Json(Persons(register, search))
                : Results.NotFound());
    }

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/v2/{collection}/changes", (string collection, JsonObject change) =>
            Collections.TryGetValue(collection, out var register)
                ? Results.Json(Change(frontEnd, register, change))
                : Results.NotFound());
    }

    private static JsonNode? Member(TableRow row, string column)
    {
        return column.StartsWith("is_", StringComparison.Ordinal) ? row.Flag(column) : row.Json(column);
    }

    private static JsonObject Page(
        int page, int size, List<string> fields, List<(string? Owner, TableRow Row)> rows)
    {
        JsonArray items = [];
        foreach (var (owner, row) in rows.Skip((page - 1) * size).Take(size))
        {
            JsonObject item = new(fields.Select(field => KeyValuePair.Create(field, Member(row, field))));
            if (owner is not null)
                item["citizen_id"] = owner;
            items.Add((JsonNode)item);
        }

        return new()
        {
            ["outcome"] = "ok",
            ["items"] = items,
            ["paging"] = new JsonObject { ["page"] = page, ["pages"] = (rows.Count + size - 1) / size },
        };
    }

    private static JsonObject Change(FrontEnd frontEnd, RegisterTable register, JsonObject change)
    {
        var written = frontEnd.Write(new(
            register.Change((string?)change["citizen_id"] ?? "", change["set"] as JsonObject ?? []),
            (string?)change["only_if"],
            DateOnly.ParseExact((string?)change["business_date"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)change["idempotency_key"] ?? "",
            (string?)change["revokes"]));
        return new() { ["outcome"] = written ? "ok" : "condition_failed" };
    }

    private static List<string> Known(RegisterTable register, IEnumerable<string> fields)
    {
        return [.. fields.Where(field => register.Columns.Contains(field))];
    }

    private static IEnumerable<string> Texts(JsonNode? list)
    {
        return (list?.AsArray() ?? []).Select(text => (string?)text).OfType<string>();
    }

    private JsonObject Persons(RegisterTable register, JsonObject search)
    {
        using var tables = store.Read();
        return Page((int?)search["page"] ?? 1, PersonsPage, Known(register, Texts(search["fields"])), [
            .. Texts(search["citizens"]).SelectMany(
                citizen => register.Rows(citizen, tables).Select(row => ((string?)citizen, row))),
        ]);
    }

    private JsonObject Catchments(IQueryCollection query)
    {
        var register = Collections["catchments"];
        var page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        using var tables = store.Read();
        return Page(page, CatchmentsPage, Known(register, query["fields"].ToString().Split(',')), [
            .. register.Rows("", tables)
                .Where(row => register.Columns.All(
                    column => query[column].ToString() is "" || query[column].ToString() == row.Text(column)))
                .Select(row => ((string?)null, row)),
        ]);
    }
}
