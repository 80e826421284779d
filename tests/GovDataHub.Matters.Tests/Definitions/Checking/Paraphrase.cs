using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>What people call a held field, in words that stand in a list of their own.</summary>
/// <param name="Coordinate">The field.</param>
/// <param name="Zh">Chinese ways.</param>
/// <param name="En">English ways.</param>
internal sealed record Paraphrase(string Coordinate, ImmutableArray<string> Zh, ImmutableArray<string> En)
{
    /// <summary>The committed list.</summary>
    public static ImmutableArray<Paraphrase> ReadAll()
    {
        string file = Path.Combine(
            SchemaFixture.Root,
            "tests",
            "GovDataHub.Matters.Tests",
            "Definitions",
            "Checking",
            "paraphrases.yaml");
        var problems = new List<DefinitionProblem>();
        var root = YamlFields.Open(file, File.ReadAllText(file), problems);
        Assert.Empty(problems);
        return
        [
            .. root!.Names.Select(coordinate => new Paraphrase(
                coordinate,
                [.. root.Map(coordinate)!.Strings("zh")],
                [.. root.Map(coordinate)!.Strings("en")])),
        ];
    }
}
