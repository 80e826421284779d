using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;
using GovDataHub.Rules.Language;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>
/// All that a matter makes of a data set, by the code that runs cases: what its conditions come to, the prefilled form,
/// the options of its choices, the fee, and the effects.
/// </summary>
internal sealed record Produced(string Decision, string Form, string Options, string Fee, string Effects)
{
    private static readonly DateTimeOffset Noon = new(2025, 9, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly SupplyForm Forms = new(SchemaFixture.Departments);
    private static readonly FormulaContexts Formulas = new(SchemaFixture.Departments);
    private static readonly EffectPlanner Planner = new(SchemaFixture.Departments, Formulas);

    public static Produced By(MatterDefinition matter, DataSetSearch search, DataSet set)
    {
        var file = FileOf(matter, set);
        var today = KnownDataSets.Today;
        return new Produced(
            string.Join(' ', search.Decide(set).Conditions),
            string.Join('\n', matter.Needs.Where(need => need.IsShown)
                .Select(need => $"{need.Coordinate} {file.Read(need.Coordinate)?.Json}")),
            string.Join('\n', matter.Supplies.Where(supply => supply.OptionsFrom is not null)
                .Select(supply => JsonSerializer.Serialize(Forms.OptionsOf(file, supply, today)))),
            matter.Fee is null ? "" : Formulas.Evaluate(file, FeelExpression.Require(matter.Fee), today).ToString()!,
            string.Join('\n', PayloadsOf(Planner.Plan(file, RolesOf(matter), today, Noon))));
    }

    /// <summary>What differs from another, by name; empty when nothing does.</summary>
    public IEnumerable<string> Differences(Produced other)
    {
        return new (string Name, string Own, string Others)[]
        {
            ("decision", Decision, other.Decision),
            ("form", Form, other.Form),
            ("option", Options, other.Options),
            ("fee", Fee, other.Fee),
            ("effect", Effects, other.Effects),
        }.Where(part => part.Own != part.Others).Select(part => part.Name);
    }

    private static IEnumerable<string> PayloadsOf(PlannedEffects? planned)
    {
        return planned?.Effects.Select(effect => effect.Payload) ?? ["none"];
    }

    // Which person stands behind a role is no datum of the set: every role is somebody.
    private static ImmutableDictionary<string, SubjectReference> RolesOf(MatterDefinition matter)
    {
        return matter.Roles.ToImmutableDictionary(
            role => role.Name, role => new SubjectReference(SubjectKind.Person, role.Name, role.Name));
    }

    private static CaseFile FileOf(MatterDefinition matter, DataSet set)
    {
        var record = new CaseRecord
        {
            Id = "c1",
            Matter = matter.Code,
            Definition = matter.Digest,
            CitizenId = "330102199003070018",
            State = CaseState.Running,
            Locale = "zh",
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };
        var supplied = set.Supplies.Select(supply => new CaseValue
        {
            CaseId = "c1",
            IsSupplied = true,
            Name = supply.Key,
            Json = supply.Value.GetRawText(),
        });
        var file = new CaseFile(record, matter, CasePlan.For(matter), [.. supplied]);
        return file with
        {
            Values = [.. file.Values, .. PrefillRun.Wanted(file).Select(coordinate => ValueOf(set, coordinate))],
        };
    }

    private static CaseValue ValueOf(DataSet set, string coordinate)
    {
        int end = coordinate.LastIndexOf('.');
        var rows = set.Registers.GetValueOrDefault(coordinate[..end], []);
        var values = rows.Select(row => row.GetValueOrDefault(coordinate[(end + 1)..], DataSet.Null));
        return new CaseValue
        {
            CaseId = "c1",
            IsSupplied = false,
            Name = coordinate,
            Answer = rows.IsEmpty ? AnswerKind.Absent : AnswerKind.Value,
            Json = JsonSerializer.Serialize(values),
        };
    }
}

/// <summary>Registers that answer, but for one edge that leads to nobody.</summary>
internal sealed class WithoutEdge(ICaseReader registers, string coordinate) : ICaseReader
{
    public Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        return registers.ReadAsync(scope, subject, coordinates, cancellationToken);
    }

    public Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        return registers.EvaluateAsync(scope, predicates, cancellationToken);
    }

    public Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        return link.Coordinate == coordinate
            ? Task.FromResult(new LinkAnswer(AnswerKind.Absent, null, null, null))
            : registers.FollowAsync(scope, subject, link, cancellationToken);
    }

    public Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        return registers.WriteAsync(scope, subject, write, cancellationToken);
    }
}
