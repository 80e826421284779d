using System.Text.Json;
using GovDataHub.Federation.Access;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Federation.Execution;

/// <summary>One GraphQL request: a prepared operation, and who runs it with what.</summary>
public sealed record HubRequest
{
    /// <summary>What <see cref="HubGateway.Prepare"/> made of the document.</summary>
    public required PreparedOperation Operation { get; init; }

    /// <summary>The variables, a JSON object, or null.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>Who asks, and for what.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Hears of bugs in resolvers; the client sees only that there was one.</summary>
    public Action<Exception, FieldContext>? OnException { get; init; }

    /// <summary>Whether only queries may run: the request came by GET.</summary>
    public bool QueriesOnly { get; init; }
}
