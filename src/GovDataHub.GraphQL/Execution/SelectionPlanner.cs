using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// Plans selections for runtime types: collects fields, finds definitions and resolvers, sorts out deferrals.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="resolvers">The host's resolvers.</param>
/// <param name="collector">Collects the operation's fields.</param>
/// <param name="defers">Whether <c>@defer</c> is honoured.</param>
internal sealed class SelectionPlanner(
    Schema schema, ResolverMap resolvers, FieldCollector collector, bool defers)
{
    /// <summary>Plans an operation's root selection.</summary>
    /// <param name="root">The root type.</param>
    /// <param name="selections">The root selection.</param>
    /// <param name="defersHere">Whether fragments of the root itself may be deferred.</param>
    /// <returns>The plan.</returns>
    public SelectionPlan PlanRoot(ObjectType root, SelectionSetNode selections, bool defersHere)
    {
        return defers && defersHere
            ? Sort(root, collector.CollectDeferred(root, [(selections, null)]), DeferSet.None)
            : Plain(root, collector.Collect(root, selections));
    }

    /// <summary>Plans what is selected below a field.</summary>
    /// <param name="type">The runtime type of the field's value.</param>
    /// <param name="group">The field.</param>
    /// <param name="usages">The deferrals of the part being executed.</param>
    /// <returns>The plan.</returns>
    public SelectionPlan Plan(ObjectType type, FieldGroup group, DeferSet usages)
    {
        if (!defers)
            return Plain(type, collector.Collect(type, group.Nodes));
        var parents = new List<(SelectionSetNode Selections, DeferUsage? Usage)>();
        for (var index = 0; index < group.Nodes.Length; index++)
        {
            if (group.Nodes[index].SelectionSet is { } selections)
                parents.Add((selections, group.UsageOf(index)));
        }

        return Sort(type, collector.CollectDeferred(type, parents), usages);
    }

    private SelectionPlan Plain(ObjectType type, ImmutableArray<FieldGroup> groups)
    {
        return new([.. groups.Select(group => Plan(type, group))], [], []);
    }

    /// <summary>BuildExecutionPlan(): what this part brings, and what hangs on other deferrals.</summary>
    private SelectionPlan Sort(
        ObjectType type, (ImmutableArray<FieldGroup> Groups, ImmutableArray<DeferUsage> Usages) found, DeferSet usages)
    {
        var here = new List<FieldPlan>();
        var later = new List<(DeferSet Usages, List<FieldPlan> Fields)>();
        foreach (var group in found.Groups)
        {
            var set = DeferSet.Of(group.Usages);
            if (set.Equals(usages))
            {
                here.Add(Plan(type, group));
                continue;
            }

            var place = later.FindIndex(one => one.Usages.Equals(set));
            if (place < 0)
                later.Add((set, [Plan(type, group)]));
            else
                later[place].Fields.Add(Plan(type, group));
        }

        return new([.. here], [.. later.Select(one => (one.Usages, one.Fields.ToArray()))], found.Usages);
    }

    private FieldPlan Plan(ObjectType type, FieldGroup group)
    {
        var definition = schema.FindField(type, group.FieldName);
        var isMeta = ReferenceEquals(definition, MetaFields.Schema) || ReferenceEquals(definition, MetaFields.Type);
        var resolver = isMeta
            ? Introspection.Resolvers.FindField("*", group.FieldName)
            : Introspection.Resolvers.FindField(type.Name, group.FieldName)
                ?? resolvers.FindField(type.Name, group.FieldName);
        return new(group, definition, resolver);
    }
}
