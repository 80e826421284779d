using System.Collections.Immutable;
using GovDataHub.Federation.Planning;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// An operation of a document that was parsed, validated and planned, or why it cannot be run. Immutable, remembered
/// by the gateway, the same for every caller.
/// </summary>
public sealed class PreparedOperation
{
    private PreparedOperation()
    {
    }

    /// <summary>What was sent; null when there are errors.</summary>
    public DocumentNode? Document { get; private init; }

    /// <summary>
    /// The operation to run. Of a document that is not valid, the one that was meant; null when there is none.
    /// </summary>
    public OperationDefinitionNode? Operation { get; private init; }

    /// <summary>What it needs from departments; null when there are errors.</summary>
    public QueryPlan? Plan { get; private init; }

    /// <summary>What it asks of the root.</summary>
    public RootUse Roots { get; private init; }

    /// <summary>
    /// Its static cost; where <see cref="CostHangsOnVariables"/>, the least it can be.
    /// </summary>
    public long Cost { get; private init; }

    /// <summary>Whether the length of a list hangs on a variable: then the cost is known when it runs.</summary>
    public bool CostHangsOnVariables { get; private init; }

    /// <summary>The client's faults; empty when the operation can be run.</summary>
    public ImmutableArray<GraphQLError> Errors { get; private init; } = [];

    /// <summary>Whether the operation can be run.</summary>
    public bool IsSound => Errors.IsEmpty;

    /// <summary>An operation that can be run.</summary>
    internal static PreparedOperation Sound(
        DocumentNode document,
        OperationDefinitionNode operation,
        QueryPlan plan,
        RootUse roots,
        (long Cost, bool HangsOnVariables) cost)
    {
        return new PreparedOperation
        {
            Document = document,
            Operation = operation,
            Plan = plan,
            Roots = roots,
            Cost = cost.Cost,
            CostHangsOnVariables = cost.HangsOnVariables,
        };
    }

    /// <summary>One that cannot, with at least one reason.</summary>
    internal static PreparedOperation Faulty(
        ImmutableArray<GraphQLError> errors, OperationDefinitionNode? operation = null)
    {
        return new PreparedOperation { Errors = errors, Operation = operation };
    }
}
