using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Registers.HPF;

/// <summary>The fund's one envelope: a transaction code in, a status out, HTTP 200 even for errors.</summary>
internal static class ProvidentFundMessage
{
    public const string Success = "000000";
    public const string ConditionFailed = "GJJ409";
    public const string BadRequest = "GJJ400";

    /// <summary>Maps a path that takes envelopes and answers with envelopes.</summary>
    public static void MapMessages(
        this IEndpointRouteBuilder routes, string path, Func<string?, JsonObject, JsonObject> answer)
    {
        routes.MapPost(path, async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var message = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var reply = message?["body"] is JsonObject body
                ? answer((string?)message["head"]?["jydm"], body)
                : Reply(BadRequest, "报文格式错误");
            return Results.Text(reply.ToJsonString(), "application/json");
        });
    }

    /// <summary>An answer.</summary>
    public static JsonObject Reply(string code, string text, JsonObject? body = null)
    {
        return new()
        {
            ["head"] = new JsonObject { ["fhm"] = code, ["fhxx"] = text },
            ["body"] = body ?? [],
        };
    }
}
