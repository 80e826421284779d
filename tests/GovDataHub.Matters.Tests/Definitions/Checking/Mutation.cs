using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>The committed sources with one text changed.</summary>
/// <param name="File">The file changed.</param>
/// <param name="Line">The line on which the change begins, from 1.</param>
/// <param name="Sources">All sources, the changed one among them.</param>
internal sealed record Mutation(string File, long Line, DefinitionSources Sources)
{
    /// <summary>A definition with the first occurrence of some words replaced.</summary>
    public static Mutation Of(string matter, string words, string by)
    {
        var sources = SchemaFixture.Sources;
        int position = sources.Matters.ToList().FindIndex(
            source => Path.GetFileNameWithoutExtension(source.File) == matter);
        var changed = Replace(sources.Matters[position], words, by, out long line);
        return new Mutation(
            changed.File, line, sources with { Matters = sources.Matters.SetItem(position, changed) });
    }

    /// <summary>The concepts with the first occurrence of some words replaced.</summary>
    public static Mutation OfConcepts(string words, string by)
    {
        var changed = Replace(SchemaFixture.Sources.Concepts, words, by, out long line);
        return new Mutation(changed.File, line, SchemaFixture.Sources with { Concepts = changed });
    }

    /// <summary>What the compiler says of it.</summary>
    public IReadOnlyList<DefinitionProblem> Problems()
    {
        return DefinitionCompiler.Compile(Sources).Problems;
    }

    private static SourceText Replace(SourceText source, string words, string by, out long line)
    {
        int at = source.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' does not stand in {source.File}");
        line = source.Text.AsSpan(0, at).Count('\n') + 1;
        return source with { Text = source.Text[..at] + by + source.Text[(at + words.Length)..] };
    }
}
