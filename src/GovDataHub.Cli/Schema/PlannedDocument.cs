using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Planning;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.Cli.Schema;

/// <summary>A document as the server prepares it, under the limits that hold when none are set.</summary>
/// <param name="Document">The document.</param>
/// <param name="Operation">The operation meant.</param>
/// <param name="Plan">What it asks of departments.</param>
internal sealed record PlannedDocument(DocumentNode Document, OperationDefinitionNode Operation, QueryPlan Plan)
{
    /// <summary>Prepares a document.</summary>
    /// <param name="hub">The schema.</param>
    /// <param name="bytes">The document, UTF-8.</param>
    /// <param name="name">Which of its operations; null when it has one.</param>
    /// <returns>The document, or why it cannot run.</returns>
    public static (PlannedDocument? Planned, IReadOnlyList<GraphQLError> Errors) Of(
        HubSchema hub, ReadOnlyMemory<byte> bytes, string? name)
    {
        (DocumentNode? parsed, GraphQLError? error) = LimitCheck.Parse(bytes, OperationLimits.Default);
        if (parsed is not { } document)
        {
            return (null, [error!]);
        }

        if (LimitCheck.Find(document, OperationLimits.Default) is { } exceeded)
        {
            return (null, [exceeded]);
        }

        IReadOnlyList<GraphQLError> invalid = Validator.Validate(hub.Schema, document);
        if (invalid.Count > 0)
        {
            return (null, invalid);
        }

        if (Executor.FindOperation(document, name, out GraphQLError? unknown) is not { } operation)
        {
            return (null, [unknown!]);
        }

        PlanResult result = new Planner(hub.Catalogue, hub.Edges, OperationLimits.Default).Plan(document, operation);
        return result.Plan is { } plan
            ? (new PlannedDocument(document, operation, plan), [])
            : (null, result.Errors);
    }
}
