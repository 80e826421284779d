using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>A held concept and how like it a wording is, from 0 to 1.</summary>
internal readonly record struct Neighbour(Concept Concept, double Likeness);

/// <summary>
/// How like held concepts a wording is. Chinese is taken as characters and pairs of neighbouring characters, English as
/// stemmed words; each is weighed by how few held concepts it occurs in. Two wordings are as like as the cosine of what
/// they are made of. A wording is as like a held concept as its likest term; several wordings of one language count on
/// average, because a concept is what its terms say together; and the languages are combined as independent evidence:
/// <c>1 - (1 - zh)(1 - en)</c>. Deterministic; it knows no wording beyond the file's.
/// </summary>
internal sealed class Resemblance
{
    /// <summary>From here on a concept coined for asking must say how it differs.</summary>
    public const double Threshold = 0.45;

    private readonly ImmutableArray<HeldConcept> _held;
    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _unknown;

    public Resemblance(ImmutableArray<Concept> held, DepartmentCatalogue departments)
    {
        ArgumentNullException.ThrowIfNull(departments);
        var occurrences = held
            .SelectMany(concept => concept.Terms.SelectMany(term => Features.Of(term.Text)).Distinct())
            .CountBy(feature => feature);
        _weights = occurrences.ToFrozenDictionary(
            pair => pair.Key, pair => Math.Log(1 + ((double)held.Length / pair.Value)), StringComparer.Ordinal);
        _unknown = Math.Log(1 + held.Length);
        _held = [.. held.Select(concept => new HeldConcept(concept, Terms(concept.Zh), Terms(concept.En)))];
    }

    /// <summary>The likest held concepts, likest first; those without any likeness left out.</summary>
    /// <param name="zh">Chinese wordings.</param>
    /// <param name="en">English wordings.</param>
    /// <param name="count">At most so many.</param>
    public ImmutableArray<Neighbour> Nearest(IEnumerable<string> zh, IEnumerable<string> en, int count)
    {
        var chinese = zh.Select(Weighed).ToImmutableArray();
        var english = en.Select(Weighed).ToImmutableArray();
        return
        [
            .. _held.Select(held => new Neighbour(held.Concept, Likeness(held, chinese, english)))
                .Where(neighbour => neighbour.Likeness > 0)
                .OrderByDescending(neighbour => neighbour.Likeness)
                .ThenBy(neighbour => neighbour.Concept.Id, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private static double Likeness(
        HeldConcept held, ImmutableArray<WeighedText> chinese, ImmutableArray<WeighedText> english)
    {
        return 1 - ((1 - Likeness(held.Zh, chinese)) * (1 - Likeness(held.En, english)));
    }

    private static double Likeness(ImmutableArray<WeighedText> terms, ImmutableArray<WeighedText> wordings)
    {
        return wordings.IsEmpty || terms.IsEmpty ? 0 : wordings.Average(wording => terms.Max(wording.LikenessTo));
    }

    private ImmutableArray<WeighedText> Terms(ImmutableArray<PlacedText> terms)
    {
        return [.. terms.Select(term => Weighed(term.Text))];
    }

    private WeighedText Weighed(string text)
    {
        return new WeighedText(Features.Of(text).Distinct().ToDictionary(
            feature => feature, feature => _weights.GetValueOrDefault(feature, _unknown), StringComparer.Ordinal));
    }

    private sealed record HeldConcept(
        Concept Concept, ImmutableArray<WeighedText> Zh, ImmutableArray<WeighedText> En);

    private sealed class WeighedText(Dictionary<string, double> features)
    {
        private readonly double _length = Math.Sqrt(features.Values.Sum(weight => weight * weight));

        public double LikenessTo(WeighedText other)
        {
            if (_length == 0 || other._length == 0)
            {
                return 0;
            }

            double shared = features.Where(feature => other.Has(feature.Key)).Sum(feature => feature.Value * feature.Value);
            return shared / (_length * other._length);
        }

        private bool Has(string feature)
        {
            return features.ContainsKey(feature);
        }
    }
}
