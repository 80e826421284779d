using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// Walks selection sets field by field: spreads fragments, folds <c>@skip</c> and <c>@include</c> with literals, and
/// carries those with variables along as a guard. Counts what limits are about.
/// </summary>
/// <param name="document">For the fragments.</param>
/// <param name="limits">What may be walked.</param>
internal sealed class SelectionWalk(DocumentNode document, PlanLimits limits)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

    private int _fields;
    private int _aliases;

    /// <summary>The first limit that was exceeded, or null.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>Visits every field of a selection set, with the guard it is wanted under.</summary>
    /// <param name="selections">The set.</param>
    /// <param name="guard">Tests that hold already.</param>
    /// <param name="depth">Nesting of the set's fields, from 1.</param>
    /// <param name="visit">Called with each field and its guard.</param>
    public void Visit(
        SelectionSetNode selections,
        ImmutableArray<VariableTest> guard,
        int depth,
        Action<FieldNode, ImmutableArray<VariableTest>> visit)
    {
        if (depth > limits.Depth)
        {
            Exceeded ??= $"The operation nests deeper than {limits.Depth} fields.";
        }

        foreach (SelectionNode selection in selections.Selections)
        {
            if (Exceeded is not null)
            {
                return;
            }

            if (Guarded(selection, guard) is not { } inner)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Count(field);
                    visit(field, inner);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.SelectionSet, inner, depth, visit);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Visit(fragment.SelectionSet, inner, depth, visit);
                    break;
                default:
                    break;
            }
        }
    }

    private static ImmutableArray<VariableTest>? Guarded(SelectionNode selection, ImmutableArray<VariableTest> guard)
    {
        foreach (DirectiveNode directive in selection.Directives)
        {
            bool include = directive.Name.Value == "include";
            if (!include && directive.Name.Value != "skip")
            {
                continue;
            }

            switch (directive.Find("if"))
            {
                case BooleanValueNode literal when literal.Value != include:
                    return null;
                case VariableNode variable:
                    VariableTest test = new(variable.Name.Value, include);
                    if (guard.Contains(test with { Expected = !include }))
                    {
                        return null;
                    }

                    guard = guard.Contains(test) ? guard : guard.Add(test);
                    break;
                default:
                    break;
            }
        }

        return guard;
    }

    private void Count(FieldNode field)
    {
        if (++_fields > limits.Fields)
        {
            Exceeded ??= $"The operation has more than {limits.Fields} fields.";
        }

        if (field.Alias is not null && ++_aliases > limits.Aliases)
        {
            Exceeded ??= $"The operation has more than {limits.Aliases} aliases.";
        }
    }
}
