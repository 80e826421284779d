using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking;
using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>
/// The law "once at most", tried on every datum: each field that a department holds is put into the forms of matters,
/// of every kind and for every reason a form asks, in words that the concepts were never told, and is refused.
/// </summary>
public sealed class InjectionTests(ITestOutputHelper output)
{
    /// <summary>Of the injections under a concept coined for them, so many are refused at least.</summary>
    private const double Floor = 0.97;

    private static readonly ImmutableArray<Paraphrase> Injected = Paraphrase.ReadAll();

    /// <summary>One matter of each kind that asks for something.</summary>
    private static readonly ImmutableArray<SourceText> Hosts =
    [
        .. Committed.Schemas.Matters.Where(matter => matter.Supplies.Length > 0)
            .DistinctBy(matter => matter.Kind)
            .Select(matter => SchemaFixture.Sources.Matters.Single(source =>
                Path.GetFileNameWithoutExtension(source.File) == matter.Code)),
    ];

    private static readonly ImmutableArray<(string Why, string Type)> Reasons =
    [
        ("choice", "string"), ("fact", "string"), ("intent", "money"), ("upload", "file"), ("declare", "bool"),
        ("consent", "bool"),
    ];

    private static readonly ImmutableArray<Concept> Asked =
        [.. Committed.Concepts.All.Where(concept => !concept.IsHeld)];

    /// <summary>Every asked concept with a field of every host bound to it that is not there yet.</summary>
    private static readonly CheckedSchemas Bound = Committed.With(Committed.Concepts with
    {
        All =
        [
            .. Committed.Concepts.All.Select(concept => Asked.IndexOf(concept) is var position and >= 0
                ? concept with { Asked = concept.Asked.AddRange(Hosts.Select(host => new PlacedText(
                    $"{Path.GetFileNameWithoutExtension(host.File)}.{NameOf(position)}", concept.Place))) }
                : concept),
        ],
    });

    [Fact]
    public void Every_field_has_two_paraphrases_in_each_language_and_every_kind_and_reason_a_host()
    {
        Assert.Equal(
            SchemaFixture.Departments.Fields.Select(field => field.Coordinate).Order(StringComparer.Ordinal),
            Injected.Select(field => field.Coordinate).Order(StringComparer.Ordinal));
        Assert.All(Injected, field => Assert.True(field.Zh.Length >= 2 && field.En.Length >= 2, field.Coordinate));
        Assert.Equal(
            Committed.Schemas.Matters.Where(matter => matter.Supplies.Length > 0)
                .Select(matter => matter.Kind).Distinct().Order(StringComparer.Ordinal),
            Hosts.Select(host => Committed.Schemas.Matters.Single(matter =>
                    Path.GetFileNameWithoutExtension(host.File) == matter.Code).Kind)
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            Committed.Schemas.Matters.SelectMany(matter => matter.Supplies).Select(supply => supply.Why).Distinct()
                .Order(StringComparer.Ordinal),
            Reasons.Select(reason => reason.Why.ToUpperInvariant()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bound_to_no_concept_it_is_refused()
    {
        Assert.Empty(Passing((field, way) => (field.Zh[way], field.En[way], "injected"), Committed.Schemas));
    }

    [Fact]
    public void Bound_to_the_likest_asked_concept_it_is_refused()
    {
        var asked = new Resemblance(Asked);
        Assert.Empty(Passing(
            (field, way) =>
            {
                var likest = asked.Nearest([field.Zh[way]], [field.En[way]], 1);
                int position = likest.IsEmpty ? 0 : Asked.IndexOf(likest[0].Concept);
                return (field.Zh[way], field.En[way], NameOf(position));
            },
            Bound));
    }

    [Fact]
    public void Under_its_own_label_it_is_refused_however_it_is_bound()
    {
        int position = 0;
        Assert.Empty(Passing(
            (field, _) => (Label(field).Zh, Label(field).En, NameOf(position++ % Asked.Length)), Bound));
        Assert.Empty(Passing((field, _) => (Label(field).Zh, Label(field).En, "injected"), Committed.Schemas));
    }

    [Fact]
    public void Under_a_concept_coined_for_it_it_is_refused_unless_a_reason_is_given()
    {
        var missed = new List<string>();
        int tried = 0;
        foreach (var field in Injected)
        {
            for (int way = 0; way < 2; way++, tried++)
            {
                var nearest = Committed.Schemas.Concepts.Resemblance.Nearest([field.Zh[way]], [field.En[way]], 1);
                bool isTerm = Committed.Schemas.Concepts.ByTerm(field.Zh[way]) is not null
                    || Committed.Schemas.Concepts.ByTerm(field.En[way]) is not null;
                if (!isTerm && (nearest.IsEmpty || nearest[0].Likeness < Resemblance.Threshold))
                {
                    missed.Add($"{field.Coordinate}: {field.Zh[way]} / {field.En[way]}");
                }
            }
        }

        double recall = 1 - ((double)missed.Count / tried);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{tried} coined concepts, {missed.Count} not noticed, recall {recall:0.000}"));
        missed.ForEach(output.WriteLine);
        Assert.True(recall >= Floor, $"recall {recall} is below {Floor}:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void What_the_matters_do_ask_passes()
    {
        Assert.Equal(224, Committed.Schemas.Matters.Sum(matter => matter.Supplies.Length));
        Assert.Empty(SchemaFixture.Sources.Matters.SelectMany(matter => Committed.Check(matter)));
    }

    /// <summary>The injections nothing refuses: each field, two ways, host and reason by turns.</summary>
    private static List<string> Passing(
        Func<Paraphrase, int, (string Zh, string En, string Name)> injection, CheckedSchemas schemas)
    {
        var passing = new List<string>();
        int turn = 0;
        foreach (var field in Injected)
        {
            for (int way = 0; way < 2; way++, turn++)
            {
                var host = Hosts[turn % Hosts.Length];
                var (why, type) = Reasons[turn / Hosts.Length % Reasons.Length];
                var (zh, en, name) = injection(field, way);
                if (!IsRefused(host, name, zh, en, why, type, schemas))
                {
                    passing.Add($"{field.Coordinate} as {zh} / {en} ({why}) in {host.File}");
                }
            }
        }

        return passing;
    }

    private static bool IsRefused(
        SourceText host, string name, string zh, string en, string why, string type, CheckedSchemas schemas)
    {
        string supply =
            $"supplies:\n  - {{ name: {name}, label: {{ zh: \"{zh}\", en: \"{en}\" }}, type: {type}, why: {why} }}\n";
        int line = host.Text.AsSpan(0, host.Text.IndexOf("supplies:\n", StringComparison.Ordinal)).Count('\n') + 2;
        var injected = host with { Text = host.Text.Replace("supplies:\n", supply, StringComparison.Ordinal) };
        return Committed.CheckAsked(injected, schemas)
            .Any(problem => problem.Line == line && problem.Code.StartsWith("ASKED_", StringComparison.Ordinal)
                || problem.Line == line && problem.Code == CheckCode.UploadHeld);
    }

    private static string NameOf(int concept)
    {
        return string.Create(CultureInfo.InvariantCulture, $"bound{concept}");
    }

    private static Label Label(Paraphrase field)
    {
        return SchemaFixture.Departments.Field(field.Coordinate)!.Label;
    }
}
