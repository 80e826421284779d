using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>Finds concepts by what they bind and by what they are called. Immutable.</summary>
internal sealed class ConceptIndex
{
    private readonly FrozenDictionary<string, Concept> _byTerm;
    private readonly FrozenDictionary<string, Concept> _byHeld;
    private readonly FrozenDictionary<string, Concept> _byAsked;
    private readonly FrozenDictionary<string, Concept> _byId;

    public ConceptIndex(ConceptFile file)
    {
        File = file.File;
        All = file.All;
        _byId = First(All.Select(concept => (concept.Id, concept)));
        _byHeld = First(All.SelectMany(concept => concept.Held.Select(held => (held.Text, concept))));
        _byAsked = First(All.SelectMany(concept => concept.Asked.Select(asked => (asked.Text, concept))));
        _byTerm = First(All.SelectMany(concept =>
            concept.Terms.Select(term => (Wording.Normalise(term.Text), concept))));
        Resemblance = new Resemblance([.. All.Where(concept => concept.IsHeld)]);
    }

    /// <summary>The file, as problems name it.</summary>
    public string File { get; }

    /// <summary>All concepts, in the file's order.</summary>
    public ImmutableArray<Concept> All { get; }

    /// <summary>How like held concepts a wording is.</summary>
    public Resemblance Resemblance { get; }

    /// <summary>A concept by its id, or null.</summary>
    public Concept? ById(string id)
    {
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>The concept a coordinate holds, or null.</summary>
    public Concept? ByHeld(string coordinate)
    {
        return _byHeld.GetValueOrDefault(coordinate);
    }

    /// <summary>The concept a supply asks for, or null.</summary>
    public Concept? ByAsked(string supply)
    {
        return _byAsked.GetValueOrDefault(supply);
    }

    /// <summary>The concept that a wording names, or null.</summary>
    public Concept? ByTerm(string wording)
    {
        return Wording.Normalise(wording) is { Length: > 0 } term ? _byTerm.GetValueOrDefault(term) : null;
    }

    private static FrozenDictionary<string, Concept> First(IEnumerable<(string Key, Concept Concept)> pairs)
    {
        return pairs.DistinctBy(pair => pair.Key).ToFrozenDictionary(
            pair => pair.Key, pair => pair.Concept, StringComparer.Ordinal);
    }
}
