using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>Finds out whether a document asks for anything to be delivered later.</summary>
internal static class IncrementalDirectives
{
    /// <summary>Whether <c>@defer</c> or <c>@stream</c> stands anywhere in a selection set.</summary>
    public static bool AreUsedIn(SelectionSetNode selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "defer" or "stream")
                    return true;
            }

            if (selection.Inside is { } inside && AreUsedIn(inside))
                return true;
        }

        return false;
    }
}
