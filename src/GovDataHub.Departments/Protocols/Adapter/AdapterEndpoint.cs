using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>
/// The adapter of a REST department over HTTP: <c>POST /&lt;CODE&gt;/_predicates</c> with
/// <c>{subject, expressions, today, supplies}</c>, answered by <c>{outcomes}</c>.
/// </summary>
internal static class AdapterEndpoint
{
    public static void MapAdapter(this IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/_predicates", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            try
            {
                using var body = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
                return Results.Text(Evaluate(frontEnd, body.RootElement).ToJsonString(), "application/json");
            }
            catch (Exception wrong) when (wrong is JsonException or FormatException or KeyNotFoundException)
            {
                return Results.Problem("Not a predicate request.", statusCode: StatusCodes.Status400BadRequest);
            }
        });
    }

    private static JsonObject Evaluate(FrontEnd frontEnd, JsonElement body)
    {
        var outcomes = frontEnd.Evaluate(
            body.GetProperty("subject").GetString() ?? "",
            [.. body.GetProperty("expressions").EnumerateArray().Select(expression => expression.GetString() ?? "")],
            DateOnly.ParseExact(
                body.GetProperty("today").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            AdapterValues.Supplies(body.TryGetProperty("supplies", out var supplies) ? supplies : null));
        return new()
        {
            ["outcomes"] = new JsonArray(
                [.. outcomes.Select(outcome => JsonValue.Create(outcome.ToString().ToUpperInvariant()))]),
        };
    }
}
