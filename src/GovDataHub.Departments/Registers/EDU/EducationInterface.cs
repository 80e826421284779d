using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EDU;

/// <summary>
/// The interface: collections with sparse fields and pages, of persons' rows shorter ones than of the school
/// districts'. Filters of the school districts are left empty when not used.
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
        routes.MapGet("/v2/{collection}", (string collection, HttpRequest request) =>
            Collections.TryGetValue(collection, out var register)
                ? Results.Json(Persons(register, request.Query))
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
        IQueryCollection query, int size, RegisterTable register, List<(string? Owner, TableRow Row)> rows)
    {
        var page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var fields = query["fields"].ToString().Split(',').Where(field => register.Columns.Contains(field)).ToList();
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

    private JsonObject Persons(RegisterTable register, IQueryCollection query)
    {
        using var tables = store.Read();
        return Page(query, PersonsPage, register, [
            .. query["citizens"].ToString().Split(',').SelectMany(
                citizen => register.Rows(citizen, tables).Select(row => ((string?)citizen, row))),
        ]);
    }

    private JsonObject Catchments(IQueryCollection query)
    {
        var register = Collections["catchments"];
        using var tables = store.Read();
        return Page(query, CatchmentsPage, register, [
            .. register.Rows("", tables)
                .Where(row => register.Columns.All(
                    column => query[column].ToString() is "" || query[column].ToString() == row.Text(column)))
                .Select(row => ((string?)null, row)),
        ]);
    }
}
