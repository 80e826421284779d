using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Definitions;

/// <summary>One thing wrong in a definition, where, and what mends it.</summary>
/// <param name="File">The file, as given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Code">One of <see cref="CheckCode"/>.</param>
/// <param name="Message">What is wrong, by name.</param>
/// <param name="Mend">What the author does about it.</param>
public sealed record DefinitionProblem(string File, long Line, long Column, string Code, string Message, string Mend)
{
    /// <summary>A problem whose mend is the one its code gives.</summary>
    public static DefinitionProblem Of(string file, SourcePlace place, string code, string message)
    {
        return new DefinitionProblem(
            file, place.Line, place.Column, code, message, CheckCode.Find(code)?.Mend.En ?? "");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column} {Code} {Message}\n    {Mend}");
    }
}

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct SourcePlace(long Line, long Column);

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
