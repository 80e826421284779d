using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// The one way from a client's parameters to the gateway, whatever the transport: a POST, a GET, a message on a socket,
/// an event stream. It finds the document, asks whether this caller may run it, and has it prepared. Nothing is
/// fetched, no variable is coerced.
/// </summary>
internal sealed partial class RequestAdmission(
    HubGateway gateway, CallerFactory callers, ILogger<RequestAdmission> logger)
{
    /// <summary>Admits or refuses one request.</summary>
    /// <param name="context">The HTTP request it came by, or by which its socket was opened; authenticated.</param>
    /// <param name="parameters">What is asked.</param>
    /// <param name="purpose">
    /// The value of <c>Hub-Purpose</c>, or of a socket's <c>connection_init</c>; null for none.
    /// </param>
    public Admission Admit(HttpContext context, GraphQLParameters parameters, string? purpose)
    {
        PreparedOperation operation = gateway.Prepare(parameters.Query, parameters.OperationName);
        if (!operation.IsSound)
        {
            return new Admission(null, ExecutionResult.Refused(operation.Errors));
        }

        string correlation = context.TraceIdentifier;
        return new Admission(
            new HubRequest
            {
                Operation = operation,
                Variables = parameters.Variables,
                Caller = callers.Create(context, purpose),
                Services = context.RequestServices,
                OnException = (exception, field) => LogResolver(
                    logger, exception, $"{field.ParentType.Name}.{field.Field.Name}", correlation),
            },
            null);
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
internal sealed record Admission(HubRequest? Request, ExecutionResult? Refusal);
