using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// A document that a matter issues or a register holds is not uploaded: neither what a concept names, nor a held file,
/// nor a licence by the name it is issued under.
/// </summary>
internal sealed class UploadsAreNotHeld : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var (position, supply) in matter.Definition.Supplies.Index())
        {
            if (IsUpload(supply) && StandsFor(matter, supply) is { } held)
            {
                yield return matter.Problem(
                    CheckCode.UploadHeld,
                    $"{matter.Definition.Code}.{supply.Name} ({supply.Label.Zh}) stands for {held}",
                    "supplies",
                    position,
                    "label");
            }
        }
    }

    /// <summary>Whether a supply is a file.</summary>
    internal static bool IsUpload(SupplyDefinition supply)
    {
        return supply.Type == SupplyType.File || supply.Why == "UPLOAD";
    }

    /// <summary>Whether this rule refuses a supply.</summary>
    internal static bool IsRefused(CheckedMatter matter, SupplyDefinition supply)
    {
        return IsUpload(supply) && StandsFor(matter, supply) is not null;
    }

    private static string? StandsFor(CheckedMatter matter, SupplyDefinition supply)
    {
        if (AskedFieldsAreNotHeld.Held(matter, supply) is { Concept: { } concept })
        {
            return $"{concept.Zh[0].Text}, which {concept.Held[0].Text} holds";
        }

        return matter.Schemas.HeldDocuments
            .Where(document => Names(supply.Label, document.Name))
            .Select(document => document.Holder)
            .FirstOrDefault();
    }

    /// <summary>Whether a label names a document: in Chinese within it, in English by all its words in a row.</summary>
    private static bool Names(BilingualText label, Label document)
    {
        return Wording.Normalise(label.Zh).Contains(Wording.Normalise(document.Zh), StringComparison.Ordinal)
            || $" {Line(label.En)} ".Contains($" {Line(document.En)} ", StringComparison.Ordinal);
    }

    private static string Line(string text)
    {
        return string.Join(' ', Wording.Words(text).Select(Wording.Singular));
    }
}
