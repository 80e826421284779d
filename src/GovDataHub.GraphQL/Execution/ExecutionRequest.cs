using System.Text.Json;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// A request to execute (GraphQL section 6.1). The document must have been validated against the schema.
/// </summary>
public sealed record ExecutionRequest
{
    private static readonly ResolverMap NoResolvers = new();

    /// <summary>The schema.</summary>
    public required Schema Schema { get; init; }

    /// <summary>The document.</summary>
    public required DocumentNode Document { get; init; }

    /// <summary>Which operation to execute; null when the document has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>Variable values, a JSON object; must stay valid until the execution is over.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>Which code resolves which field.</summary>
    public ResolverMap Resolvers { get; init; } = NoResolvers;

    /// <summary>The object of the root type.</summary>
    public object? RootValue { get; init; }

    /// <summary>Handed to every resolver as it is.</summary>
    public object? State { get; init; }

    /// <summary>
    /// Told of every exception a resolver was not meant to throw, for the log; the client never sees it.
    /// </summary>
    public Action<Exception, FieldContext>? OnException { get; init; }
}
