using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// Writes responses: status, headers, and a body that is whole and within its limit before it is sent.
/// </summary>
internal sealed class AnswerWriter(GraphQLOptions options)
{
    private static readonly FrozenDictionary<string, object?> NoExtensions = FrozenDictionary<string, object?>.Empty;

    /// <summary>Answers a well-formed request.</summary>
    public Task AnswerAsync(HttpContext context, ResponseMediaType type, ExecutionResult result)
    {
        context.Response.StatusCode = type.StatusTells ? ResponseStatus.Of(result) : StatusCodes.Status200OK;
        return WriteAsync(context, type, result);
    }

    /// <summary>Turns a request away, with a status whatever the media type.</summary>
    public Task RefuseAsync(HttpContext context, ResponseMediaType type, int status, GraphQLError error)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, type, ExecutionResult.Refused(error));
    }

    /// <summary>Turns a request away that is no GraphQL request.</summary>
    public Task RefuseAsync(HttpContext context, ResponseMediaType type, int status, string problem)
    {
        return RefuseAsync(context, type, status, new GraphQLError(problem) { Code = ErrorCode.BadRequest });
    }

    /// <summary>
    /// Answers with what may be kept: an entity tag over the data, 304 to who has it already. The tag is weak, since
    /// <c>extensions</c> says when it was read. An answer with errors is not kept.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="type">The answer's media type.</param>
    /// <param name="result">The answer; it touches no person and no enterprise.</param>
    /// <param name="byAnybody">
    /// Whether a cache that others use may keep it: it was asked by nobody in particular.
    /// </param>
    public async Task AnswerKeptAsync(
        HttpContext context, ResponseMediaType type, ExecutionResult result, bool byAnybody)
    {
        if (Tag(result) is not { } tag)
        {
            await AnswerAsync(context, type, result);
            return;
        }

        var headers = context.Response.Headers;
        headers.CacheControl =
            $"{(byAnybody ? "public" : "private")}, max-age={(long)options.PublicFor.TotalSeconds}";
        headers.Vary = "Accept, Authorization, Hub-Purpose";
        headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.SelectMany(given => (given ?? "").Split(','))
            .Any(given => given.Trim() is "*" || given.Trim() == tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await AnswerAsync(context, type, result);
    }

    /// <summary>Answers a batch: one response a request, in their order.</summary>
    public async Task AnswerAsync(HttpContext context, ResponseMediaType type, IReadOnlyList<ExecutionResult> results)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        await WriteAsync(context, type, json =>
        {
            json.WriteStartArray();
            foreach (ExecutionResult result in results)
            {
                result.WriteTo(json);
            }

            json.WriteEndArray();
        });
    }

    private string? Tag(ExecutionResult result)
    {
        if (!result.Errors.IsEmpty)
        {
            return null;
        }

        using BoundedBuffer buffer = new(options.ResponseBytes);
        try
        {
            result.WithExtensions(NoExtensions).WriteTo(buffer);
        }
        catch (AnswerTooLargeException)
        {
            return null;
        }

        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(buffer.Written.Span)[..16])}\"";
    }

    private Task WriteAsync(HttpContext context, ResponseMediaType type, ExecutionResult result)
    {
        return WriteAsync(context, type, result.WriteTo);
    }

    private async Task WriteAsync(HttpContext context, ResponseMediaType type, Action<Utf8JsonWriter> write)
    {
        using BoundedBuffer buffer = new(options.ResponseBytes);
        try
        {
            Write(buffer, write);
        }
        catch (AnswerTooLargeException large)
        {
            context.Response.Headers.CacheControl = "no-store";
            await RefuseAsync(context, type, StatusCodes.Status422UnprocessableEntity, LimitName.Exceeded(
                LimitName.Response, options.ResponseBytes, large.Found,
                $"The answer is larger than {options.ResponseBytes} bytes."));
            return;
        }

        context.Response.ContentType = type.ContentType;
        context.Response.ContentLength = buffer.Written.Length;
        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }

    private static void Write(BoundedBuffer buffer, Action<Utf8JsonWriter> write)
    {
        using Utf8JsonWriter json = new(buffer, ExecutionResult.JsonOptions);
        write(json);
    }
}
