using GovDataHub.Federation.Access;
using GovDataHub.Federation.Documents;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// The one way from a client's parameters to the gateway, whatever the transport: a POST, a GET, a message on a socket,
/// an event stream. It finds the document, asks whether this caller may send it, and has it prepared. Nothing is
/// fetched, no variable is coerced.
/// </summary>
internal sealed partial class RequestAdmission(
    HubGateway gateway,
    CallerFactory callers,
    TrustedDocuments documents,
    DocumentRules rules,
    ILogger<RequestAdmission> logger)
{
    /// <summary>Admits or refuses one request.</summary>
    /// <param name="context">The HTTP request it came by, or by which its socket was opened; authenticated.</param>
    /// <param name="parameters">What is asked.</param>
    /// <param name="purpose">
    /// The value of <c>Hub-Purpose</c>, or of a socket's <c>connection_init</c>; null for none.
    /// </param>
    /// <param name="queriesOnly">Whether only queries may run: the request came by GET.</param>
    public Admission Admit(
        HttpContext context, GraphQLParameters parameters, string? purpose, bool queriesOnly = false)
    {
        (ReadOnlyMemory<byte> text, bool trusted, GraphQLError? unknown) = Find(parameters);
        if (unknown is not null)
        {
            return Refused(unknown);
        }

        Caller caller = callers.Create(context, purpose);
        DocumentRule rule = rules.Of(caller);
        bool known = trusted || documents.Find(TrustedDocuments.HashOf(text.Span)) is not null;
        PreparedOperation operation = gateway.Prepare(
            text, parameters.OperationName, remember: known || rule.MaySendAny);
        if (!known && Forbidden(operation, rule) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (!operation.IsSound)
        {
            return Refused(Faults(operation, parameters));
        }

        string correlation = context.TraceIdentifier;
        return new Admission(
            new HubRequest
            {
                Operation = operation,
                Variables = parameters.Variables,
                Caller = caller,
                Services = context.RequestServices,
                QueriesOnly = queriesOnly,
                OnException = (exception, field) => LogResolver(
                    logger, exception, $"{field.ParentType.Name}.{field.Field.Name}", correlation),
            },
            null)
        {
            IsTrusted = trusted,
        };
    }

    /// <summary>The document meant: by its hash, by its text, or by both when they agree.</summary>
    private (ReadOnlyMemory<byte> Text, bool Trusted, GraphQLError? Error) Find(GraphQLParameters parameters)
    {
        if (parameters.DocumentHash is not { } hash)
        {
            return (parameters.Query!, false, null);
        }

        if (parameters.Query is { } query && TrustedDocuments.HashOf(query) != hash)
        {
            return (default, false, new GraphQLError("The document's text does not have the hash that was sent.")
            {
                Code = ErrorCode.BadRequest,
            });
        }

        TrustedDocument? document = documents.Find(hash);
        return (document, parameters.Query) switch
        {
            ({ } known, _) => (known.Text, true, null),
            (null, { } text) => (text, false, null),
            _ => (default, false, new GraphQLError("No trusted document has this hash.")
            {
                Code = ErrorCode.DocumentUnknown,
            }),
        };
    }

    private static GraphQLError? Forbidden(PreparedOperation operation, DocumentRule rule)
    {
        if (operation is { IsSound: true, Roots.AsksSchema: true } && !rule.MayIntrospect)
        {
            return new GraphQLError("The schema is not open to this caller.")
            {
                Code = ErrorCode.IntrospectionDisabled,
            };
        }

        // What asks only for the root's type name tells nothing: it is how proxies find out that the server lives.
        return rule.MaySendAny || operation is { IsSound: true, Roots.AsksOnlyMeta: true }
            ? null
            : new GraphQLError("This caller may send trusted documents only.") { Code = ErrorCode.DocumentNotTrusted };
    }

    private GraphQLError[] Faults(PreparedOperation operation, GraphQLParameters parameters)
    {
        return operation.Errors[0].Code == ErrorCode.ValidationFailed
            ? [.. operation.Errors, .. gateway.VariableFaults(operation, parameters.Variables)]
            : [.. operation.Errors];
    }

    private static Admission Refused(params GraphQLError[] errors)
    {
        return new Admission(null, ExecutionResult.Refused([.. errors]));
    }

    [LoggerMessage(LogLevel.Error, "The resolver of {Field} failed; request {Correlation}")]
    private static partial void LogResolver(ILogger logger, Exception exception, string field, string correlation);
}

/// <summary>
/// What became of a request before it ran: exactly one of the two is set. <c>Request.Operation.Operation</c> tells a
/// subscription from a query, which a transport needs to know before it begins to answer.
/// </summary>
/// <param name="Request">For the gateway.</param>
/// <param name="Refusal">The response that says why not: errors with codes, no data.</param>
internal sealed record Admission(HubRequest? Request, ExecutionResult? Refusal)
{
    /// <summary>Whether the document was named by the hash of a trusted one.</summary>
    public bool IsTrusted { get; init; }
}
