using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>The status that the bureau's gateway puts on every answer; HTTP always says 200.</summary>
internal static class PoliceStatus
{
    public const string Success = "200";
    public const string ConditionFailed = "412";
    public const string UnknownService = "404";

    /// <summary>An answer with its status and what it carries.</summary>
    public static JsonObject Answer(string code, string message, string name = "", JsonNode? content = null)
    {
        JsonObject answer = new() { ["status"] = new JsonObject { ["code"] = code, ["message"] = message } };
        if (name.Length > 0)
            answer[name] = content;
        return answer;
    }
}
