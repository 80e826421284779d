using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// Walks selection sets field by field: spreads fragments, folds <c>@skip</c> and <c>@include</c> with literals, and
/// carries those with variables along as a guard. The document has been held against the limits before, which bound how
/// deep and how long the walk is.
/// </summary>
/// <param name="document">For the fragments.</param>
internal sealed class SelectionWalk(DocumentNode document)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

    /// <summary>Visits every field of a selection set, with the guard it is wanted under.</summary>
    /// <param name="selections">The set.</param>
    /// <param name="guard">Tests that hold already.</param>
    /// <param name="visit">Called with each field and its guard.</param>
    public void Visit(
        SelectionSetNode selections,
        SelectionGuard guard,
        Action<FieldNode, SelectionGuard> visit)
    {
        foreach (SelectionNode selection in selections.Selections)
        {
            if (Guarded(selection, guard) is not { } inner)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    visit(field, inner);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.SelectionSet, Deferred(inline, inner), visit);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Visit(fragment.SelectionSet, Deferred(spread, inner), visit);
                    break;
                default:
                    break;
            }
        }
    }

    private static SelectionGuard? Guarded(SelectionNode selection, SelectionGuard guard)
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
                    if (guard.Tests.Contains(test with { Expected = !include }))
                    {
                        return null;
                    }

                    guard = guard.Tests.Contains(test) ? guard : guard with { Tests = guard.Tests.Add(test) };
                    break;
                default:
                    break;
            }
        }

        return guard;
    }

    private static SelectionGuard Deferred(SelectionNode fragment, SelectionGuard guard)
    {
        return fragment.FindDirective("defer") is not { } defer
            ? guard
            : defer.Find("if") switch
            {
                BooleanValueNode { Value: false } => guard,
                VariableNode variable => guard with
                {
                    Deferrals = guard.Deferrals.Add(new Deferral(variable.Name.Value)),
                },
                _ => guard with { Deferrals = guard.Deferrals.Add(new Deferral(null)) },
            };
    }
}
