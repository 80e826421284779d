using System.Collections.Immutable;
using GovDataHub.GraphQL;

namespace GovDataHub.Federation.Planning;

/// <summary>A plan, or why the operation is refused before anything is fetched.</summary>
/// <param name="Plan">The plan, when there are no errors.</param>
/// <param name="Errors">The client's faults: an id in the document, a limit exceeded.</param>
public sealed record PlanResult(QueryPlan? Plan, ImmutableArray<GraphQLError> Errors);
