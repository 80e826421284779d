using System.Net;
using System.Text.Json.Serialization;
using GovDataHub.Federation.Time;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Server.Matters;

/// <summary>
/// <c>POST /development/clock {"advance": "20wd"}</c> moves business time ahead: in development, from this machine, and
/// not from a browser's page, which cannot send the header it asks for.
/// </summary>
internal static class DevelopmentClockEndpoint
{
    private const string Header = "Hub-Development";

    /// <summary>Maps the endpoint.</summary>
    public static void MapDevelopmentClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/development/clock", Advance);
    }

    private static IResult Advance(
        HttpContext context,
        ClockRequest request,
        BusinessClock clock,
        ClockOffset offset,
        WorkingDayCalendar calendar,
        WorkSignal signal)
    {
        if (context.Connection.RemoteIpAddress is not { } source || !IPAddress.IsLoopback(source)
            || context.Request.Headers[Header] != "clock")
        {
            return Results.NotFound();
        }

        if (PromisedTime.Parse(request.Advance ?? "") is not { Unit: not PromisedUnit.None } by)
        {
            return Results.BadRequest(new ClockProblem("advance takes a term such as 20wd, 3d or 1m"));
        }

        var from = clock.Now;
        if (by.EndFrom(from, calendar) is { } to)
        {
            offset.Advance(to - from);
        }

        signal.Wake();
        return Results.Ok(new ClockAnswer(clock.Now, offset.Value.ToString("c")));
    }

    private sealed record ClockRequest([property: JsonPropertyName("advance")] string? Advance);

    private sealed record ClockAnswer(
        [property: JsonPropertyName("now")] DateTimeOffset Now, [property: JsonPropertyName("offset")] string Offset);

    private sealed record ClockProblem([property: JsonPropertyName("problem")] string Problem);
}
