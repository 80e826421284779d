using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Limits;

/// <summary>Counts the directives of a document as they are written.</summary>
internal static class DirectiveCount
{
    /// <summary>How many there are on operations, variables, fragments, spreads and fields.</summary>
    public static int Of(DocumentNode document)
    {
        int count = 0;
        Stack<SelectionSetNode> open = new();
        foreach (ExecutableDefinitionNode definition in document.Definitions.OfType<ExecutableDefinitionNode>())
        {
            count += definition.Directives.Length
                + definition.VariableDefinitions.Sum(variable => variable.Directives.Length);
            open.Push(definition.SelectionSet);
        }

        while (open.TryPop(out SelectionSetNode? set))
        {
            foreach (SelectionNode selection in set.Selections)
            {
                count += selection.Directives.Length;
                if (Inside(selection) is { } inside)
                {
                    open.Push(inside);
                }
            }
        }

        return count;
    }

    private static SelectionSetNode? Inside(SelectionNode selection)
    {
        return selection switch
        {
            FieldNode field => field.SelectionSet,
            InlineFragmentNode inline => inline.SelectionSet,
            _ => null,
        };
    }
}
