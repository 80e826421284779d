using System.Collections.Immutable;
using System.Globalization;

namespace GovDataHub.Matters.Definitions;

/// <summary>One thing wrong in a definition, and where.</summary>
/// <param name="File">The file, as given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record DefinitionProblem(string File, long Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}");
    }
}

/// <summary>Definitions are wrong: each problem with its file and line.</summary>
public sealed class DefinitionException(ImmutableArray<DefinitionProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All of them.</summary>
    public ImmutableArray<DefinitionProblem> Problems { get; } = problems;

    internal static void ThrowIfAny(IReadOnlyCollection<DefinitionProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new DefinitionException([.. problems]);
        }
    }
}
