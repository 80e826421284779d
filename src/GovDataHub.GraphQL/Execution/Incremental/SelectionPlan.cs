using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>
/// The fields of one object: those of the part being executed, and those that hang on further deferrals.
/// </summary>
/// <param name="Fields">Fields of this part, in response order.</param>
/// <param name="Deferred">Fields delivered later, by the deferrals they hang on.</param>
/// <param name="Usages">Deferrals first met on this object.</param>
internal sealed record SelectionPlan(
    FieldPlan[] Fields,
    ImmutableArray<(DeferSet Usages, FieldPlan[] Fields)> Deferred,
    ImmutableArray<DeferUsage> Usages);
