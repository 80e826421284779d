using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>What the addresses of event streams read and answer outside of the stream itself.</summary>
internal static class StreamAnswer
{
    /// <summary>The request's parameters; null when it is none and its sender has been told so.</summary>
    public static async Task<(GraphQLParameters Parameters, JsonElement Body)?> ReadAsync(HttpContext context)
    {
        JsonElement body;
        try
        {
            using JsonDocument document =
                await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            body = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, GraphQLRequestReader.Describe(exception));
            return null;
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, exception.StatusCode, "The body is too large or could not be read.");
            return null;
        }

        if (GraphQLRequestReader.TryRead(body, out GraphQLParameters? parameters, out string? wrong))
        {
            return (parameters, body);
        }

        await RefuseAsync(context, StatusCodes.Status400BadRequest, wrong);
        return null;
    }

    /// <summary>Answers with a sentence, as a GraphQL response without data.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string problem, string code = ErrorCode.BadRequest)
    {
        return RefuseAsync(context, status, ExecutionResult.Refused(new GraphQLError(problem) { Code = code }));
    }

    /// <summary>Answers with a response that is no stream.</summary>
    public static async Task RefuseAsync(HttpContext context, int status, ExecutionResult result)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
