using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.Server.GraphQL.Streams;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// <c>/graphql</c>: GraphQL over HTTP. A POST asks anything; a GET asks what touches no person and no enterprise, and
/// only the answer to a trusted document may be kept. A browser's address bar is led to the portal, where GraphiQL is.
/// </summary>
internal static class GraphQLEndpoint
{
    private const string Path = "/graphql";
    private const string Allowed = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

    /// <summary>Maps the endpoint; methods it does not know are answered 405.</summary>
    public static IEndpointRouteBuilder MapGraphQL(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, PostAsync);
        endpoints.MapMethods(Path, ["GET", "HEAD"], GetAsync);
        endpoints.MapMethods(
            Path, ["OPTIONS"], (HttpContext context) => Allow(context, StatusCodes.Status204NoContent));
        endpoints.MapMethods(
            Path,
            ["PUT", "DELETE", "PATCH"],
            (HttpContext context) => Allow(context, StatusCodes.Status405MethodNotAllowed));
        return endpoints;
    }

    private static IResult Allow(HttpContext context, int status)
    {
        context.Response.Headers.Allow = Allowed;
        return Results.StatusCode(status);
    }

    private static async Task PostAsync(
        HttpContext context,
        HubGateway gateway,
        RequestAdmission admissions,
        AnswerWriter answers,
        MultipartDelivery parts,
        GraphQLOptions options)
    {
        if (await TypeAsync(context, answers) is not { } type)
        {
            return;
        }

        if (RequestGuard.RefusalOfBody(context.Request) is var (status, problem))
        {
            await answers.RefuseAsync(context, type, status, problem);
            return;
        }

        using JsonDocument? body = await ReadAsync(context, type, answers, options);
        if (body is null)
        {
            return;
        }

        if (body.RootElement.ValueKind == JsonValueKind.Array && options.Batch > 0)
        {
            await RunBatchAsync(context, type, body.RootElement, (gateway, admissions, answers, options.Batch));
        }
        else if (GraphQLRequestReader.TryRead(body.RootElement, out GraphQLParameters? request, out string? wrong))
        {
            Admission admission = admissions.Admit(context, request, RequestGuard.Purpose(context.Request));
            if (admission.Request is { } sound && parts.Takes(context.Request, sound))
            {
                await parts.AnswerAsync(context, admission);
                return;
            }

            ExecutionResult result = admission.Refusal
                ?? await gateway.ExecuteAsync(admission.Request!, context.RequestAborted);
            await answers.AnswerAsync(context, type, result);
        }
        else
        {
            await answers.RefuseAsync(context, type, StatusCodes.Status400BadRequest, wrong);
        }
    }

    private static async Task GetAsync(
        HttpContext context,
        HubGateway gateway,
        RequestAdmission admissions,
        AnswerWriter answers,
        GraphQLOptions options)
    {
        context.Response.Headers.Vary = "Accept";
        if (ResponseMediaType.PrefersPage(context.Request))
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = new Uri(options.Portal, Path).ToString();
            return;
        }

        if (await TypeAsync(context, answers) is not { } type)
        {
            return;
        }

        if (RequestGuard.Refusal(context.Request) is var (status, problem))
        {
            await answers.RefuseAsync(context, type, status, problem);
            return;
        }

        if (!UrlParameters.TryRead(context.Request.Query, out GraphQLParameters? request, out GraphQLError? wrong))
        {
            await answers.RefuseAsync(context, type, StatusCodes.Status400BadRequest, wrong);
            return;
        }

        Admission admission = admissions.Admit(
            context, request, RequestGuard.Purpose(context.Request), queriesOnly: true);
        if (admission.Refusal is { } refusal)
        {
            await answers.AnswerAsync(context, type, refusal);
            return;
        }

        await RunPublicAsync(context, type, admission, (gateway, answers));
    }

    private static async Task RunPublicAsync(
        HttpContext context,
        ResponseMediaType type,
        Admission admission,
        (HubGateway Gateway, AnswerWriter Answers) services)
    {
        PreparedOperation operation = admission.Request!.Operation;
        if (!operation.Roots.IsPublic)
        {
            context.Response.Headers.Allow = "POST";
            string problem = operation.Operation!.Operation == OperationKind.Query
                ? "What touches a person or an enterprise is asked by POST."
                : "A GET runs queries only.";
            await services.Answers.RefuseAsync(context, type, StatusCodes.Status405MethodNotAllowed,
                new GraphQLError(problem) { Code = ErrorCode.MethodNotAllowed });
            return;
        }

        ExecutionResult result = await services.Gateway.ExecuteAsync(admission.Request, context.RequestAborted);
        bool asNobody = context.Request.Headers.Authorization.Count == 0
            && RequestGuard.Purpose(context.Request) is null;
        await (admission.IsTrusted
            ? services.Answers.AnswerKeptAsync(context, type, result, byAnybody: asNobody)
            : services.Answers.AnswerAsync(context, type, result));
    }

    /// <summary>The answer's media type; null when the client takes none and has been told so.</summary>
    private static async Task<ResponseMediaType?> TypeAsync(HttpContext context, AnswerWriter answers)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        ResponseMediaType? type = ResponseMediaType.Negotiate(context.Request)
            ?? (MultipartDelivery.IsAccepted(context.Request) ? ResponseMediaType.Json : null);
        if (type is null)
        {
            await answers.RefuseAsync(context, ResponseMediaType.Json, StatusCodes.Status406NotAcceptable,
                $"Accept {ResponseMediaType.GraphQL.Name} or {ResponseMediaType.Json.Name}, and for deferred parts "
                + "multipart/mixed;incrementalSpec=v0.2 beside it.");
        }

        return type;
    }

    private static async Task<JsonDocument?> ReadAsync(
        HttpContext context, ResponseMediaType type, AnswerWriter answers, GraphQLOptions options)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            await answers.RefuseAsync(
                context, type, StatusCodes.Status400BadRequest, GraphQLRequestReader.Describe(exception));
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await answers.RefuseAsync(context, type, exception.StatusCode, LimitName.Exceeded(
                LimitName.Body, options.BodyBytes, context.Request.ContentLength,
                $"The body is larger than {options.BodyBytes} bytes."));
        }
        catch (BadHttpRequestException exception)
        {
            await answers.RefuseAsync(context, type, exception.StatusCode, "The body could not be read.");
        }

        return null;
    }

    /// <summary>Answers a list of requests, side by side; each is admitted and refused for itself.</summary>
    private static async Task RunBatchAsync(
        HttpContext context,
        ResponseMediaType type,
        JsonElement list,
        (HubGateway Gateway, RequestAdmission Admissions, AnswerWriter Answers, int Most) services)
    {
        int count = list.GetArrayLength();
        if (count == 0 || count > services.Most)
        {
            await services.Answers.RefuseAsync(context, type, StatusCodes.Status422UnprocessableEntity,
                LimitName.Exceeded(
                    LimitName.Batch, services.Most, count, $"A batch has 1 to {services.Most} requests."));
            return;
        }

        string? purpose = RequestGuard.Purpose(context.Request);
        ExecutionResult[] results = await Task.WhenAll(list.EnumerateArray().Select(async body =>
        {
            if (!GraphQLRequestReader.TryRead(body, out GraphQLParameters? request, out string? wrong))
            {
                return ExecutionResult.Refused(new GraphQLError(wrong) { Code = ErrorCode.BadRequest });
            }

            Admission admission = services.Admissions.Admit(context, request, purpose);
            return admission.Refusal
                ?? await services.Gateway.ExecuteAsync(admission.Request!, context.RequestAborted);
        }));
        await services.Answers.AnswerAsync(context, type, results);
    }
}
