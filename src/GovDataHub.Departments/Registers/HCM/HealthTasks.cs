using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Adapter;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>
/// Takes changes as tasks: what for whom, with the columns as input. A task that is done comes back as a bundle, one
/// whose condition does not hold as a rejected task.
/// </summary>
internal static class HealthTasks
{
    public static void Map(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/fhir/Task", (JsonObject task) =>
            Do(frontEnd, task) ? Bundle.Of([]) : new() { ["resourceType"] = "Task", ["status"] = "rejected" });
    }

    private static bool Do(FrontEnd frontEnd, JsonObject task)
    {
        return frontEnd.Write(new(
            HealthTables.Of("HCM." + (string?)task["code"])
                .Change((string?)task["for"] ?? "", task["input"] as JsonObject ?? []),
            (string?)task["precondition"],
            DateOnly.ParseExact((string?)task["authoredOn"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)task["identifier"] ?? "",
            (string?)task["replaces"]));
    }
}
