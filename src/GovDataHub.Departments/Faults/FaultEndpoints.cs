using System.Text.Json.Serialization;
using GovDataHub.Departments.Protocols;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Faults;

/// <summary>
/// <c>POST /_faults/&lt;CODE&gt;</c> with <c>{"fault": "refuse|hang|slow=MS|garbage|500|forbid|off"}</c>, and
/// <c>GET /_faults</c>, which lists the departments that fail.
/// </summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_faults", (FaultBoard board) => TypedResults.Json(
            board.Current.ToDictionary(f => f.Key, f => f.Value.ToString()), FaultJson.Default.DictionaryStringString));
        routes.MapPost("/_faults/{code}", SetAsync);
    }

    private static async Task<IResult> SetAsync(
        string code, HttpRequest request, FaultBoard board, CancellationToken cancellationToken)
    {
        if (board.DepartmentOf(code) is not { } department)
            return Problem(StatusCodes.Status404NotFound, "No department has this code.");
        FaultOrder? order;
        try
        {
            order = await request.ReadFromJsonAsync(FaultJson.Default.FaultOrder, cancellationToken);
        }
        catch (System.Text.Json.JsonException)
        {
            order = null;
        }

        var fault = order?.Fault is { } text ? Fault.Parse(text) : null;
        if (fault is null && order?.Fault != "off")
        {
            return Problem(
                StatusCodes.Status400BadRequest, "Send {\"fault\": \"refuse|hang|slow=MS|garbage|500|forbid|off\"}.");
        }

        if (fault is Fault.Forbid && department.Protocol == Protocol.Sql)
        {
            return Problem(
                StatusCodes.Status400BadRequest,
                "This department is a database, which knows no users: forbid is for REST and GraphQL departments.");
        }

        await board.SetAsync(department, fault, cancellationToken);
        return TypedResults.Json(
            new Dictionary<string, string> { [department.Code] = order!.Fault },
            FaultJson.Default.DictionaryStringString);
    }

    private static ProblemHttpResult Problem(int status, string detail)
    {
        return TypedResults.Problem(detail, statusCode: status);
    }
}

/// <summary>The body of a fault request.</summary>
internal sealed record FaultOrder(string Fault);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FaultJson : JsonSerializerContext;
