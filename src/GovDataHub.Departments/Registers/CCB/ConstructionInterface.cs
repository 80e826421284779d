using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.CCB;

/// <summary>
/// The construction commission's interface: a search per register, one flat list of entries that name their owner,
/// dates as objects.
/// </summary>
internal sealed class ConstructionInterface(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/registry/permits/search", (JsonObject search) => Flat(search, (owner, tables) =>
            ConstructionRegister.Rows(tables, "works_permit", "owner", owner, "issued", "permit_no")
                .Select(row => new JsonObject
                {
                    ["owner"] = owner,
                    ["permit-no"] = row.Text("permit_no"),
                    ["project"] = row.Text("project"),
                    ["issued"] = ConstructionRegister.Parts(row, "issued"),
                    ["state"] = row.Text("state"),
                })));
        routes.MapPost("/registry/certificates/search", (JsonObject search) => Flat(search, (owner, tables) =>
            ConstructionRegister.Rows(tables, "company_certificate", "owner", owner, "until", "certificate")
                .Select(row => new JsonObject
                {
                    ["owner"] = owner,
                    ["certificate"] =
                    new JsonObject { ["no"] = row.Text("certificate"), ["category"] = row.Text("category") },
                    ["grade"] = row.Text("grade"),
                    ["until"] = ConstructionRegister.Parts(row, "until"),
                })));
        routes.MapPost("/registry/people/search", (JsonObject search) => Flat(search, (owner, tables) =>
            ConstructionRegister.Rows(tables, "registered_person", "person", owner, "until", "registration")
                .Select(row => new JsonObject
                {
                    ["owner"] = owner,
                    ["registration"] = row.Text("registration"),
                    ["profession"] = row.Text("profession"),
                    ["employer"] = row.Text("employer"),
                    ["until"] = ConstructionRegister.Parts(row, "until"),
                })));
        routes.MapPost("/lifts/shares/search", (JsonObject search) => Flat(search, (owner, tables) =>
            tables.Rows("lift_project", "", ("person", owner)).Select(row => new JsonObject
            {
                ["owner"] = owner,
                ["project"] = row.Text("project"),
                ["state"] = row.Text("state"),
                ["share-yuan"] = row.Text("share_yuan"),
            })));
    }

    private ContentHttpResult Flat(JsonObject search, Func<string, TableReader, IEnumerable<JsonObject>> find)
    {
        using var tables = store.Read();
        var entries = (search["owners"]?.AsArray() ?? [])
            .SelectMany(owner => find((string?)owner ?? "", tables));
        return TypedResults.Text(
            new JsonObject { ["entries"] = new JsonArray([.. entries]) }.ToJsonString(), "application/json");
    }
}
