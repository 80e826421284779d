using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>
/// The adapter of a REST department over HTTP, in the catalogue's terms: <c>POST /&lt;CODE&gt;/_predicates</c> with
/// <c>{subject, expressions, today, supplies}</c>, answered by <c>{outcomes}</c>, and <c>POST /&lt;CODE&gt;/_writes</c>
/// with <c>{resource, subject, values, guard, where, today, idempotencyKey, reverses}</c>, answered by
/// <c>{outcome}</c>: for what the department's own interface has no call, such as the rows that meet a condition.
/// </summary>
internal static class AdapterEndpoint
{
    public static void MapAdapter(this IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/_predicates", (HttpRequest request, CancellationToken cancellationToken) =>
            AnswerAsync(request, body => Evaluate(frontEnd, body), cancellationToken));
        routes.MapPost("/_writes", (HttpRequest request, CancellationToken cancellationToken) =>
            AnswerAsync(request, body => Write(frontEnd, body), cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, Func<JsonElement, JsonObject> answer, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            return Results.Text(answer(body.RootElement).ToJsonString(), "application/json");
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or KeyNotFoundException
            or UnknownRegisterException)
        {
            return Results.Problem("Not a request of the adapter's.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static JsonObject Evaluate(FrontEnd frontEnd, JsonElement body)
    {
        var outcomes = frontEnd.Evaluate(
            body.GetProperty("subject").GetString() ?? "",
            [.. body.GetProperty("expressions").EnumerateArray().Select(expression => expression.GetString() ?? "")],
            Today(body),
            AdapterValues.Supplies(body.TryGetProperty("supplies", out var supplies) ? supplies : null));
        return new()
        {
            ["outcomes"] = new JsonArray(
                [.. outcomes.Select(outcome => JsonValue.Create(outcome.ToString().ToUpperInvariant()))]),
        };
    }

    private static JsonObject Write(FrontEnd frontEnd, JsonElement body)
    {
        var resource = body.GetProperty("resource").GetString() ?? "";
        var register = frontEnd.Schema.Registers[resource[(resource.IndexOf('.', StringComparison.Ordinal) + 1)..]];
        var written = frontEnd.Write(new(
            new(
                resource,
                body.GetProperty("subject").GetString() ?? "",
                AdapterValues.Row(register, body.GetProperty("values"))),
            Text(body, "guard"),
            Today(body),
            Text(body, "idempotencyKey") ?? throw new FormatException("A write has a key."),
            Text(body, "reverses"),
            Text(body, "where")));
        return new() { ["outcome"] = written ? "WRITTEN" : "GUARD_FAILED" };
    }

    private static DateOnly Today(JsonElement body)
    {
        return DateOnly.ParseExact(
            body.GetProperty("today").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string? Text(JsonElement body, string name)
    {
        return body.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
