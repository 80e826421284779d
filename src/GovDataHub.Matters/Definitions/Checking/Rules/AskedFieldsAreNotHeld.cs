using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// What a department holds is not asked: not by its concept, nor in a label, a hint or a name. A choice among rows that
/// registers hold is no asking. Uploads have a rule of their own.
/// </summary>
internal sealed class AskedFieldsAreNotHeld : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var (position, supply) in matter.Definition.Supplies.Index())
        {
            if (IsRefused(matter, supply) && Held(matter, supply) is { Concept: { } concept } found)
            {
                yield return Problem(matter, supply, concept, found.Entry, position);
            }
        }
    }

    /// <summary>Whether this rule refuses a supply.</summary>
    internal static bool IsRefused(CheckedMatter matter, SupplyDefinition supply)
    {
        return supply.OptionsFrom is null && !UploadsAreNotHeld.IsUpload(supply)
            && Held(matter, supply).Concept is not null;
    }

    /// <summary>The held concept that a supply asks for, and by which entry.</summary>
    internal static (Concept? Concept, string Entry) Held(CheckedMatter matter, SupplyDefinition supply)
    {
        var concepts = matter.Schemas.Concepts;
        var bound = concepts.ByAsked($"{matter.Definition.Code}.{supply.Name}");
        if (bound is { IsHeld: true })
        {
            return (bound, "name");
        }

        (string Entry, IEnumerable<string> Wordings)[] places =
        [
            ("label", Wording.Requests(supply.Label.Zh).Concat(Wording.Requests(supply.Label.En))),
            ("label", [supply.Label.Zh, supply.Label.En]),
            ("hint", Wording.Requests(supply.Hint?.Zh ?? "").Concat(Wording.Requests(supply.Hint?.En ?? ""))),
            ("name", [Wording.Spelled(supply.Name)]),
        ];
        foreach (var (entry, wordings) in places)
        {
            if (wordings.Select(concepts.ByTerm).FirstOrDefault(concept => concept is { IsHeld: true }) is { } held)
            {
                return (held, entry);
            }
        }

        return (null, "");
    }

    private static DefinitionProblem Problem(
        CheckedMatter matter, SupplyDefinition supply, Concept concept, string entry, int position)
    {
        string coordinate = concept.Held[0].Text;
        string holder = matter.Schemas.Departments.Department(coordinate.Split('.')[0])?.Name.En ?? coordinate;
        return matter.Problem(
            CheckCode.AskedHeld,
            $"the {entry} of {matter.Definition.Code}.{supply.Name} asks for {concept.Zh[0].Text}"
            + $" ({concept.En[0].Text}), which the {holder} holds as {coordinate}",
            "supplies",
            position,
            entry) with
        {
            Mend = $"read {coordinate} instead: add it to needs, for: [form], and drop {supply.Name}",
        };
    }
}
