using System.Collections.Frozen;
using System.Collections.Immutable;

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

    private readonly ImmutableArray<Concept> _held;
    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _unknown;
    private readonly HeldTerms _zh;
    private readonly HeldTerms _en;

    public Resemblance(ImmutableArray<Concept> held)
    {
        _held = held;
        var occurrences = held
            .SelectMany(concept => concept.Terms.SelectMany(term => Features.Of(term.Text)).Distinct())
            .CountBy(feature => feature);
        _weights = occurrences.ToFrozenDictionary(
            pair => pair.Key, pair => Math.Log(1 + ((double)held.Length / pair.Value)), StringComparer.Ordinal);
        _unknown = Math.Log(1 + held.Length);
        _zh = new HeldTerms([.. held.Select(concept => Weighed(concept.Zh))]);
        _en = new HeldTerms([.. held.Select(concept => Weighed(concept.En))]);
    }

    /// <summary>The likest held concepts, likest first; those without any likeness left out.</summary>
    /// <param name="zh">Chinese wordings.</param>
    /// <param name="en">English wordings.</param>
    /// <param name="count">At most so many.</param>
    public ImmutableArray<Neighbour> Nearest(IEnumerable<string> zh, IEnumerable<string> en, int count)
    {
        double[] chinese = _zh.LikenessTo([.. zh.Select(Weighed)]);
        double[] english = _en.LikenessTo([.. en.Select(Weighed)]);
        return
        [
            .. _held.Select((held, position) =>
                    new Neighbour(held, 1 - ((1 - chinese[position]) * (1 - english[position]))))
                .Where(neighbour => neighbour.Likeness > 0)
                .OrderByDescending(neighbour => neighbour.Likeness)
                .ThenBy(neighbour => neighbour.Concept.Id, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private ImmutableArray<WeighedText> Weighed(ImmutableArray<PlacedText> terms)
    {
        return [.. terms.Select(term => Weighed(term.Text))];
    }

    private WeighedText Weighed(string text)
    {
        return new WeighedText([.. Features.Of(text).Distinct().Select(feature =>
            KeyValuePair.Create(feature, _weights.GetValueOrDefault(feature, _unknown)))]);
    }

    /// <summary>What a wording is made of, with weights.</summary>
    private readonly record struct WeighedText(ImmutableArray<KeyValuePair<string, double>> Features)
    {
        public double Length { get; } = Math.Sqrt(Features.Sum(feature => feature.Value * feature.Value));
    }

    /// <summary>The terms of all held concepts in one language, by what they are made of.</summary>
    private sealed class HeldTerms
    {
        private readonly int _concepts;
        private readonly List<(int Concept, double Length)> _terms = [];
        private readonly Dictionary<string, List<int>> _byFeature = new(StringComparer.Ordinal);

        public HeldTerms(ImmutableArray<ImmutableArray<WeighedText>> concepts)
        {
            _concepts = concepts.Length;
            foreach (var (concept, terms) in concepts.Index())
            {
                foreach (var term in terms)
                {
                    Add(concept, term);
                }
            }
        }

        /// <summary>How like each concept the wordings are on average.</summary>
        public double[] LikenessTo(ImmutableArray<WeighedText> wordings)
        {
            double[] likeness = new double[_concepts];
            foreach (var wording in wordings.Where(wording => wording.Length > 0))
            {
                double[] likest = Likest(wording);
                for (int concept = 0; concept < _concepts; concept++)
                {
                    likeness[concept] += likest[concept] / wordings.Length;
                }
            }

            return likeness;
        }

        private void Add(int concept, WeighedText term)
        {
            foreach (var feature in term.Features)
            {
                if (!_byFeature.TryGetValue(feature.Key, out var terms))
                {
                    _byFeature[feature.Key] = terms = [];
                }

                terms.Add(_terms.Count);
            }

            _terms.Add((concept, term.Length));
        }

        private double[] Likest(WeighedText wording)
        {
            double[] shared = new double[_terms.Count];
            foreach (var feature in wording.Features)
            {
                foreach (int term in _byFeature.GetValueOrDefault(feature.Key, []))
                {
                    shared[term] += feature.Value * feature.Value;
                }
            }

            double[] likest = new double[_concepts];
            foreach (var (term, (concept, length)) in _terms.Index())
            {
                likest[concept] = Math.Max(likest[concept], shared[term] / (length * wording.Length));
            }

            return likest;
        }
    }
}
