using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>A collected field of one object type: its definition and who resolves it.</summary>
internal sealed class FieldPlan(FieldGroup group, FieldDefinition? definition, FieldResolver? resolver)
{
    // The plans of the selections below, for the types and deferrals met so far; replaced as a whole.
    private ImmutableArray<(ObjectType Type, DeferSet Usages, SelectionPlan Plan)> _below = [];

    /// <summary>The selections.</summary>
    public FieldGroup Group { get; } = group;

    /// <summary>The field; null when the type has none by that name.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>Who resolves it; null for the enclosing object's entry of that name.</summary>
    public FieldResolver? Resolver { get; } = resolver;

    /// <summary>The fields selected below, for a value of an object type; planned once for each type.</summary>
    /// <param name="type">The object type.</param>
    /// <param name="usages">The deferrals of the part being executed.</param>
    /// <param name="planner">Plans them.</param>
    /// <returns>The plan.</returns>
    public SelectionPlan Below(ObjectType type, DeferSet usages, SelectionPlanner planner)
    {
        var known = _below;
        foreach (var (seen, set, plan) in known)
        {
            if (ReferenceEquals(seen, type) && (ReferenceEquals(set, usages) || set.Equals(usages)))
                return plan;
        }

        var made = planner.Plan(type, Group, usages);
        ImmutableInterlocked.InterlockedExchange(ref _below, known.Add((type, usages, made)));
        return made;
    }
}
