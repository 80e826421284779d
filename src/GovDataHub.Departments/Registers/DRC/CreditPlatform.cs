using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.DRC;

/// <summary>
/// The public credit platform: a search under each resource's path, profile and dishonesty in objects of their own,
/// every number a string, amounts in ten thousands of yuan.
/// </summary>
internal sealed class CreditPlatform() : RestDepartment("DRC")
{
    private const string Person = "P";
    private const string Enterprise = "E";

    private static readonly CodeTable Handling = new(("approve", "SP"), ("verify", "HZ"), ("file", "BA"));

    private static readonly CodeTable Stage = new(("filed", "1"), ("building", "2"), ("done", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "DRC.creditPerson":
                RecordSubject(row, Person, row.Whole("score"), row.Whole("breachCount"), tables);
                break;
            case "DRC.creditEnt":
                RecordSubject(row, Enterprise, null, row.Whole("penaltyCount"), tables);
                break;
            case "DRC.project":
                tables.Insert(
                    "invest_project",
                    ("uscc", row.Key),
                    ("project_code", row.Text("projectCode")),
                    ("project_name", row.Text("projectName")),
                    ("handling", Handling.Code(row.Text("route"))),
                    ("total_invest_wan", row.Number("totalInvest").Times(0.0001m).Pattern()),
                    ("stage", Stage.Code(row.Text("stage"))));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource switch
        {
            "DRC.creditPerson" => Subjects(Person, key, tables).Select(row => Row(
                resource,
                key,
                ("score", row.Whole("score")),
                ("grade", row.Text("level")),
                ("blackList", row.Is("seriously_dishonest", "Y")),
                ("breachCount", row.Whole("record_count")))),
            "DRC.creditEnt" => Subjects(Enterprise, key, tables).Select(row => Row(
                resource,
                key,
                ("grade", row.Text("level")),
                ("blackList", row.Is("seriously_dishonest", "Y")),
                ("penaltyCount", row.Whole("record_count")))),
            "DRC.project" => Projects(key, tables).Select(row => Row(
                resource,
                key,
                ("projectCode", row.Text("project_code")),
                ("projectName", row.Text("project_name")),
                ("route", Handling.Value(row.Text("handling"))),
                ("totalInvest", row.Number("total_invest_wan").Times(10_000m)),
                ("stage", Stage.Value(row.Text("stage"))))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        routes.MapPost("/credit/v2/persons/search", (JsonObject search) =>
            Answer(store, search["ids"], (id, tables) => Subjects(Person, id, tables).Select(Profile)));
        routes.MapPost("/credit/v2/enterprises/search", (JsonObject search) =>
            Answer(store, search["ids"], (id, tables) => Subjects(Enterprise, id, tables).Select(Profile)));
        routes.MapPost("/projects/v1/search", (JsonObject search) =>
            Answer(store, search["usccs"], (uscc, tables) => Projects(uscc, tables).Select(Project)));
    }

    private static void RecordSubject(RegisterRow row, string kind, long? score, long? records, TableWriter tables)
    {
        tables.Insert(
            "credit_subject",
            ("subject_id", row.Key),
            ("subject_kind", kind),
            ("score", ((decimal?)score).Pattern()),
            ("level", row.Text("grade")),
            ("seriously_dishonest", row.Flag("blackList").Either("Y", "N")),
            ("record_count", ((decimal?)records).Pattern()));
    }

    private static IReadOnlyList<TableRow> Subjects(string kind, string id, TableReader tables)
    {
        return tables.Rows("credit_subject", "", ("subject_id", id), ("subject_kind", kind));
    }

    private static IReadOnlyList<TableRow> Projects(string uscc, TableReader tables)
    {
        return tables.Rows("invest_project", "project_code desc", ("uscc", uscc));
    }

    private static ContentHttpResult Answer(
        DepartmentStore store, JsonNode? subjects, Func<string, TableReader, IEnumerable<JsonObject>> find)
    {
        using var tables = store.Read();
        var items = new JsonArray();
        foreach (var subject in subjects?.AsArray() ?? [])
        {
            foreach (var item in find((string?)subject ?? "", tables))
                items.Add((JsonNode)item);
        }

        return TypedResults.Text(
            new JsonObject
            {
                ["code"] = 200,
                ["message"] = "ok",
                ["data"] =
                new JsonObject { ["items"] = items }
            }.ToJsonString(),
            "application/json");
    }

    private static JsonObject Profile(TableRow row)
    {
        return new()
        {
            ["subjectId"] = row.Text("subject_id"),
            ["profile"] = new JsonObject { ["score"] = row.Text("score"), ["level"] = row.Text("level") },
            ["dishonesty"] = new JsonObject
            {
                ["serious"] = row.Text("seriously_dishonest"),
                ["records"] = row.Text("record_count"),
            },
        };
    }

    private static JsonObject Project(TableRow row)
    {
        return new()
        {
            ["uscc"] = row.Text("uscc"),
            ["projectCode"] = row.Text("project_code"),
            ["projectName"] = row.Text("project_name"),
            ["handling"] = row.Text("handling"),
            ["totalInvestWan"] = row.Text("total_invest_wan"),
            ["stage"] = row.Text("stage"),
        };
    }
}
