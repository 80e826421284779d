namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// A granted case writes its owner's register or issues a document, or says why neither; what is issued has a step that
/// issues it.
/// </summary>
internal sealed class GrantsLeaveATrace : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        bool writes = definition.Effects.OfType<EffectDefinition.Write>()
            .Any(write => write.Register.StartsWith(definition.Owner + ".", StringComparison.Ordinal));
        if (!writes && definition.Documents.IsEmpty && definition.Outcome is null)
        {
            yield return matter.Problem(
                CheckCode.GrantTraceless,
                $"a granted case writes no register of {definition.Owner} and issues nothing",
                "effects");
        }

        int step = definition.Steps.IndexOf(StepKind.ELicence);
        if (step >= 0 && definition.Documents.IsEmpty)
        {
            yield return matter.Problem(
                CheckCode.GrantTraceless, "a document is to be issued and none is named", "steps", step);
        }
        else if (step < 0 && !definition.Documents.IsEmpty)
        {
            yield return matter.Problem(
                CheckCode.GrantTraceless, "documents are named and no step issues them", "documents");
        }
    }
}
