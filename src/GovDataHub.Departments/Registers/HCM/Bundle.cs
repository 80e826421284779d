using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>The exchange's envelope: a bundle of entries, each with one resource.</summary>
internal static class Bundle
{
    /// <summary>A bundle of resources.</summary>
    public static JsonObject Of(IEnumerable<JsonObject> resources)
    {
        JsonArray entries = [.. resources.Select(resource => new JsonObject { ["resource"] = resource })];
        return new() { ["resourceType"] = "Bundle", ["total"] = entries.Count, ["entry"] = entries };
    }

    /// <summary>What went wrong, as a resource.</summary>
    public static JsonObject Outcome(string code)
    {
        return new()
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = code }),
        };
    }

    /// <summary>An object with one member, as the exchange likes them.</summary>
    public static JsonObject With(string name, JsonNode? value)
    {
        return new() { [name] = value };
    }
}
