using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.DRA;

/// <summary>
/// The administration's interface: one search address, the collection named in the body, a status in the answer, and
/// the parts of an account as separate objects.
/// </summary>
internal sealed class AccountInterface(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/search", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var message = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return TypedResults.Text(Answer(message).ToJsonString(), "application/json");
        });
    }

    private JsonObject Answer(JsonNode? message)
    {
        using var tables = store.Read();
        var people = (message?["subjects"]?.AsArray() ?? []).Select(person => (string?)person);
        IEnumerable<JsonObject>? hits = (string?)message?["collection"] switch
        {
            "accounts" => people.SelectMany(person => Accounts(person, tables)),
            "operators" => people.SelectMany(person => Operators(person, tables)),
            "access_log" => people.SelectMany(person => AccessLog(person, tables)),
            "objections" => people.SelectMany(person => Objections(person, tables)),
            _ => null,
        };
        return hits is null
            ? new() { ["status"] = "unknown_collection" }
            : new() { ["status"] = "ok", ["hits"] = new JsonArray([.. hits]) };
    }

    private static IEnumerable<JsonObject> Accounts(string? person, TableReader tables)
    {
        return tables.Rows("account_contact", "", ("citizen", person)).Select(contact =>
        {
            var assurance = tables.Rows("account_assurance", "", ("citizen", person)).Single();
            return new JsonObject
            {
                ["subject"] = person,
                ["contact"] = new JsonObject
                {
                    ["mobile"] = contact.Text("mobile"),
                    ["email"] = contact.Text("email"),
                    ["mail"] = contact.Text("mail_address"),
                },
                ["assurance"] = new JsonObject
                {
                    ["level"] = assurance.Whole("auth_level"),
                    ["face_at"] = assurance.Whole("face_at"),
                },
            };
        });
    }

    private static IEnumerable<JsonObject> Operators(string? enterprise, TableReader tables)
    {
        return tables.Rows("enterprise_operator", "valid_to desc, operator", ("enterprise", enterprise))
            .Select(row => new JsonObject
            {
                ["subject"] = enterprise,
                ["operator"] = row.Text("operator"),
                ["scope"] = row.Text("scope"),
                ["valid_to"] = row.Text("valid_to"),
            });
    }

    private static IEnumerable<JsonObject> AccessLog(string? person, TableReader tables)
    {
        return tables.Rows("access_log", "logged_at desc, transfer desc", ("citizen", person))
            .Select(row => new JsonObject
            {
                ["subject"] = person,
                ["transfer"] = row.Text("transfer"),
                ["from"] = row.Text("provider"),
                ["to"] = row.Text("receiver"),
                ["purpose"] = row.Text("purpose"),
                ["fields"] = row.Text("fields"),
                ["logged_at"] = row.Whole("logged_at"),
            });
    }

    private static IEnumerable<JsonObject> Objections(string? person, TableReader tables)
    {
        return tables.Rows("objection", "due desc, case_no desc", ("citizen", person)).Select(row => new JsonObject
        {
            ["subject"] = person,
            ["case_no"] = row.Text("case_no"),
            ["field"] = row.Text("field"),
            ["state"] = row.Text("state"),
            ["due"] = row.Text("due"),
        });
    }
}
