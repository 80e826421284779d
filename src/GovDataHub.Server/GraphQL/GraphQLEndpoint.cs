using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using Microsoft.Net.Http.Headers;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// <c>POST /graphql</c>: GraphQL over HTTP. Answers are never stored; everything personal goes by POST. A page of
/// another site cannot post here: the body must be JSON, and a browser that says "cross-site" is turned away.
/// </summary>
internal static class GraphQLEndpoint
{
    private const string PurposeHeader = "Hub-Purpose";
    private const string Path = "/graphql";

    /// <summary>Adds what every transport of GraphQL goes through.</summary>
    public static WebApplicationBuilder AddGraphQL(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RequestAdmission>();
        return builder;
    }

    /// <summary>Maps the endpoint; other methods than POST are answered 405.</summary>
    public static IEndpointRouteBuilder MapGraphQL(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, PostAsync);
        endpoints.MapMethods(Path, ["GET", "HEAD", "PUT", "DELETE", "PATCH"], NotAllowed);
        return endpoints;
    }

    private static IResult NotAllowed(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private static async Task PostAsync(
        HttpContext context, HubGateway gateway, RequestAdmission admissions)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (ResponseMediaType.Negotiate(context.Request) is not { } type)
        {
            await RefuseAsync(context, ResponseMediaType.GraphQL, StatusCodes.Status406NotAcceptable,
                $"Accept {ResponseMediaType.GraphQL.Name} or {ResponseMediaType.Json.Name}.");
            return;
        }

        if (Refusal(context.Request) is var (status, problem))
        {
            await RefuseAsync(context, type, status, problem);
            return;
        }

        using JsonDocument? body = await ReadAsync(context, type);
        if (body is null)
        {
            return;
        }

        if (!GraphQLRequestReader.TryRead(body.RootElement, out GraphQLParameters? request, out string? wrong))
        {
            await RefuseAsync(context, type, StatusCodes.Status400BadRequest, wrong);
            return;
        }

        Admission admission = admissions.Admit(context, request, Purpose(context.Request));
        ExecutionResult result = admission.Refusal
            ?? await gateway.ExecuteAsync(admission.Request!, context.RequestAborted);
        await AnswerAsync(context, type, result);
    }

    private static string? Purpose(HttpRequest request)
    {
        return request.Headers[PurposeHeader] is [{ Length: > 0 } purpose] ? purpose : null;
    }

    private static (int Status, string Problem)? Refusal(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return (StatusCodes.Status403Forbidden, "Requests from other sites are not taken.");
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (StatusCodes.Status415UnsupportedMediaType, "Content-Type must be application/json, in UTF-8.");
        }

        return request.Headers[PurposeHeader].Count > 1
            || (Purpose(request) is { } purpose && Federation.Access.Purpose.Parse(purpose) is null)
            ? (StatusCodes.Status400BadRequest,
                $"{PurposeHeader} takes one of: self, behalf/<mandate>, case/<id>, grant/<id>, audit.")
            : null;
    }

    private static async Task<JsonDocument?> ReadAsync(HttpContext context, ResponseMediaType type)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            await RefuseAsync(
                context, type, StatusCodes.Status400BadRequest, GraphQLRequestReader.Describe(exception));
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, type, exception.StatusCode,
                exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? "The body is larger than 1 MiB."
                    : "The body could not be read.");
        }

        return null;
    }

    private static Task RefuseAsync(HttpContext context, ResponseMediaType type, int status, string problem)
    {
        context.Response.StatusCode = status;
        string code = status == StatusCodes.Status413PayloadTooLarge ? ErrorCode.LimitExceeded : ErrorCode.BadRequest;
        return WriteAsync(context, type, ExecutionResult.Refused(new GraphQLError(problem) { Code = code }));
    }

    private static Task AnswerAsync(HttpContext context, ResponseMediaType type, ExecutionResult result)
    {
        context.Response.StatusCode = type.StatusTells ? StatusOf(result) : StatusCodes.Status200OK;
        return WriteAsync(context, type, result);
    }

    /// <summary>The status table of GraphQL over HTTP for its own media type.</summary>
    private static int StatusOf(ExecutionResult result)
    {
        const int PartialSuccess = 294;
        return (result.IsExecuted, result.Errors) switch
        {
            (true, []) => StatusCodes.Status200OK,
            (true, _) => PartialSuccess,
            (false, [{ Code: ErrorCode.SyntaxError or ErrorCode.BadRequest or ErrorCode.OperationUnknown }, ..])
                => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task WriteAsync(HttpContext context, ResponseMediaType type, ExecutionResult result)
    {
        context.Response.ContentType = type.ContentType;
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
