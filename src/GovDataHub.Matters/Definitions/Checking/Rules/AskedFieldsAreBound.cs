using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// The world is closed: what is asked is bound to a concept, and is called by that concept's terms in both languages.
/// </summary>
internal sealed class AskedFieldsAreBound : CheckRule
{
    private const int Shown = 3;

    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var (position, supply) in matter.Definition.Supplies.Index())
        {
            if (IsHeld(matter, supply))
            {
                continue; // Other rules say so, and better.
            }

            if (matter.Schemas.Concepts.ByAsked($"{matter.Definition.Code}.{supply.Name}") is not { } concept)
            {
                yield return matter.Problem(
                    CheckCode.AskedUnbound,
                    $"{matter.Definition.Code}.{supply.Name} ({supply.Label.Zh}, {supply.Label.En}) is bound to no"
                    + $" concept; the nearest held: {Nearest(matter.Schemas.Concepts, supply)}",
                    "supplies",
                    position,
                    "name");
                continue;
            }

            foreach (var (language, label) in new[] { ("zh", supply.Label.Zh), ("en", supply.Label.En) })
            {
                var terms = language == "zh" ? concept.Zh : concept.En;
                if (!terms.Any(term => Wording.Normalise(term.Text) == Wording.Normalise(label)))
                {
                    yield return matter.Problem(
                        CheckCode.AskedLabel,
                        $"'{label}' is no term of '{concept.Id}'",
                        "supplies",
                        position,
                        "label",
                        language);
                }
            }
        }
    }

    private static bool IsHeld(CheckedMatter matter, SupplyDefinition supply)
    {
        return AskedFieldsAreNotHeld.IsRefused(matter, supply) || UploadsAreNotHeld.IsRefused(matter, supply);
    }

    private static string Nearest(ConceptIndex concepts, SupplyDefinition supply)
    {
        var nearest = concepts.Resemblance.Nearest([supply.Label.Zh], [supply.Label.En], Shown);
        return nearest.IsEmpty
            ? "none is like it"
            : string.Join(", ", nearest.Select(neighbour =>
                $"{neighbour.Concept.Held[0].Text} ({neighbour.Concept.Zh[0].Text})"));
    }
}
