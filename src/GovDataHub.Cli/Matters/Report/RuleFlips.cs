using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters.Report;

/// <summary>Whom a change of a matter's rule would decide otherwise.</summary>
/// <param name="Matter">The code.</param>
/// <param name="Before">The version before, or 0 when the matter is new.</param>
/// <param name="After">The version after.</param>
/// <param name="Decided">How many were decided under both.</param>
/// <param name="Flips">How many for each pair of outcomes that differ: <c>granted to refused</c>.</param>
/// <param name="Shown">The first of them.</param>
internal sealed record MatterFlips(
    string Matter,
    int Before,
    int After,
    int Decided,
    ImmutableSortedDictionary<string, int> Flips,
    ImmutableArray<ShownFlip> Shown);

/// <summary>One that flips, the id masked, registers' values left out.</summary>
internal sealed record ShownFlip(
    string Who, string Change, ImmutableArray<ShownCondition> Conditions, ImmutableArray<ShownFact> Facts);

/// <summary>A condition that does not come out the same under both versions.</summary>
internal sealed record ShownCondition(string When, string Before, string After);

/// <summary>What a department says that only one of the versions asks for.</summary>
internal sealed record ShownFact(string Asked, string? Role, string Answer, string By);

/// <summary>Decides everybody in a synthetic city under two versions of the rules.</summary>
internal sealed class RuleFlips(DepartmentCatalogue departments, SyntheticRegisters city, DateOnly today, int shown)
{
    private readonly SyntheticSupplies _supplies = new(city, today);

    // Where another party has to confirm, the city's last citizen does.
    private readonly DecisionMaker _maker = new(city, departments, role => new LinkAnswer(
        AnswerKind.Value, new SubjectReference(SubjectKind.Person, role.Name, city.Citizens[^1]), null, null));

    public async Task<MatterFlips> CompareAsync(
        MatterDefinition before, MatterDefinition after, CancellationToken cancellationToken)
    {
        (string Citizen, string? Uscc)[] subjects = after.ForEnterprises
            ? [.. city.Enterprises.Select(pair => (pair.Operator, (string?)pair.Uscc))]
            : [.. city.Citizens.Select(citizen => (citizen, (string?)null))];
        var found = new (Decision Before, Decision After)?[subjects.Length];
        await Parallel.ForAsync(0, subjects.Length, cancellationToken, async (place, token) =>
        {
            var (citizen, uscc) = subjects[place];
            var was = await DecideAsync(before, citizen, uscc, token);
            var now = await DecideAsync(after, citizen, uscc, token);
            found[place] = was.Outcome == now.Outcome ? null : (was, now);
        });
        var flips = subjects.Index().Where(entry => found[entry.Index] is not null)
            .Select(entry => (Who: entry.Item.Uscc ?? entry.Item.Citizen, Pair: found[entry.Index]!.Value)).ToList();
        return new MatterFlips(
            after.Code,
            before.Version,
            after.Version,
            subjects.Length,
            flips.CountBy(flip => Change(flip.Pair.Before, flip.Pair.After))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. flips.Take(shown).Select(flip => Show(flip.Who, before, flip.Pair.Before, after, flip.Pair.After))]);
    }

    private Task<Decision> DecideAsync(
        MatterDefinition matter, string citizen, string? uscc, CancellationToken cancellationToken)
    {
        var scope = new CaseScope
        {
            CaseId = "report",
            Caller = new Caller { Kind = PartyKind.Engine, Id = "report", Purpose = new Purpose.Case("report") },
            CitizenId = citizen,
            Uscc = uscc,
            Matter = matter.Code,
            Needs = [],
            ConsentGiven = true,
            Today = today,
        };
        return _maker.DecideAsync(matter, scope, _supplies.Of(matter, citizen, uscc), cancellationToken);
    }

    private static string Change(Decision before, Decision after)
    {
        return $"{Word(before.Outcome)} to {Word(after.Outcome)}";
    }

    private static string Word(ConditionOutcome outcome)
    {
        return outcome switch
        {
            ConditionOutcome.Met => "granted",
            ConditionOutcome.Failed => "refused",
            _ => "unknown",
        };
    }

    private static ShownFlip Show(
        string who, MatterDefinition before, Decision was, MatterDefinition after, Decision now)
    {
        var earlier = Conditions(before, was);
        var later = Conditions(after, now);
        return new ShownFlip(
            $"{who[..6]}{new string('*', who.Length - 8)}{who[^2..]}",
            Change(was, now),
            [
                .. earlier.Keys.Union(later.Keys)
                    .Select(when => new ShownCondition(
                        when, earlier.GetValueOrDefault(when, "-"), later.GetValueOrDefault(when, "-")))
                    .Where(condition => condition.Before != condition.After),
            ],
            [.. Facts(was, now, "before"), .. Facts(now, was, "after")]);
    }

    private static Dictionary<string, string> Conditions(MatterDefinition matter, Decision decision)
    {
        return matter.Eligibility.Zip(decision.Conditions)
            .GroupBy(pair => pair.First.When).ToDictionary(
                group => group.Key, group => group.First().Second.ToString(), StringComparer.Ordinal);
    }

    /// <summary>What only one version asks for: outcomes of expressions, and of values which answer they are.</summary>
    private static IEnumerable<ShownFact> Facts(Decision decision, Decision other, string version)
    {
        return decision.Facts
            .Where(fact => !other.Facts.Any(known => known.Key == fact.Key && known.Role == fact.Role))
            .Select(fact => new ShownFact(
                fact.Key,
                fact.Role,
                fact is { Mode: NeedMode.Predicate, Answer: AnswerKind.Value } ? fact.Json : fact.Answer.ToString(),
                version));
    }
}
