using System.Collections.Immutable;

namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>A text of the concept file and where it stands.</summary>
internal readonly record struct PlacedText(string Text, SourcePlace Place);

/// <summary>Why a concept that resembles held ones is asked all the same.</summary>
/// <param name="From">The held concepts.</param>
/// <param name="Why">The reason.</param>
internal sealed record ConceptDifference(ImmutableArray<PlacedText> From, BilingualText Why);

/// <summary>One concept: what it is called, and the fields that mean it.</summary>
/// <param name="Id">Its id: <c>provident-fund-balance</c>.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Zh">Its Chinese terms, the preferred first.</param>
/// <param name="En">Its English terms, the preferred first.</param>
/// <param name="Held">The coordinates that hold it.</param>
/// <param name="Asked">The supplies that ask for it: <c>HPF-01.amount</c>.</param>
/// <param name="Differs">Why it is not the held ones it resembles, or null.</param>
internal sealed record Concept(
    string Id,
    SourcePlace Place,
    ImmutableArray<PlacedText> Zh,
    ImmutableArray<PlacedText> En,
    ImmutableArray<PlacedText> Held,
    ImmutableArray<PlacedText> Asked,
    ConceptDifference? Differs)
{
    /// <summary>Whether departments hold it.</summary>
    public bool IsHeld => !Held.IsEmpty;

    /// <summary>All its terms.</summary>
    public IEnumerable<PlacedText> Terms => Zh.Concat(En);
}

/// <summary><c>schemas/concepts.yaml</c> as it is written.</summary>
/// <param name="File">The file, as problems name it.</param>
/// <param name="All">The concepts, in the file's order.</param>
internal sealed record ConceptFile(string File, ImmutableArray<Concept> All)
{
    /// <summary>
    /// Reads the file; what is wrong with its form is added to the problems. Null when there is nothing to read: then
    /// nothing can be held against it.
    /// </summary>
    public static ConceptFile? Read(SourceText source, List<DefinitionProblem> problems)
    {
        if (YamlFields.Open(source.File, source.Text, problems) is not { } root)
        {
            return null;
        }

        root.AllowOnly("version", "concepts");
        var all = ImmutableArray.CreateBuilder<Concept>();
        if (root.Map("concepts") is { } concepts)
        {
            foreach (string id in concepts.Names)
            {
                if (concepts.Map(id) is { } concept)
                {
                    all.Add(Read(id, concepts.PlaceOfName(id), concept));
                }
            }
        }

        return new ConceptFile(source.File, all.ToImmutable());
    }

    private static Concept Read(string id, SourcePlace place, YamlFields concept)
    {
        concept.AllowOnly("zh", "en", "held", "asked", "differs");
        var differs = concept.Map("differs");
        differs?.AllowOnly("from", "zh", "en");
        return new Concept(
            id,
            place,
            Texts(concept, "zh"),
            Texts(concept, "en"),
            Texts(concept, "held"),
            Texts(concept, "asked"),
            differs is null ? null : new ConceptDifference(Texts(differs, "from"), differs.Translations()));
    }

    private static ImmutableArray<PlacedText> Texts(YamlFields concept, string name)
    {
        return [.. concept.PlacedStrings(name).Select(text => new PlacedText(text.Text, text.Place))];
    }
}
