using System.Collections.Immutable;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>A collected field of one object type: its definition and who resolves it.</summary>
internal sealed class FieldPlan(FieldGroup group, FieldDefinition? definition, FieldResolver? resolver)
{
    // The plans of the selections below, for the object types met so far; replaced as a whole.
    private ImmutableArray<(ObjectType Type, FieldPlan[] Fields)> _below = [];

    /// <summary>The selections.</summary>
    public FieldGroup Group { get; } = group;

    /// <summary>The field; null when the type has none by that name.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>Who resolves it; null for the enclosing object's entry of that name.</summary>
    public FieldResolver? Resolver { get; } = resolver;

    /// <summary>The fields selected below, for a value of an object type; made once for each type.</summary>
    /// <param name="type">The object type.</param>
    /// <param name="make">Makes them from the collected groups.</param>
    /// <param name="collector">Collects the groups.</param>
    /// <returns>The fields in response order.</returns>
    public FieldPlan[] Below(
        ObjectType type, Func<ObjectType, ImmutableArray<FieldGroup>, FieldPlan[]> make, FieldCollector collector)
    {
        var known = _below;
        foreach (var (seen, fields) in known)
        {
            if (ReferenceEquals(seen, type))
                return fields;
        }

        var made = make(type, collector.Collect(type, Group.Nodes));
        ImmutableInterlocked.InterlockedExchange(ref _below, known.Add((type, made)));
        return made;
    }
}
