namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>What a subject may have one unfinished case of is a register.</summary>
internal sealed class ExclusiveIsARegister : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        if (matter.Definition.Exclusive is { } exclusive && matter.Schemas.Departments.Resource(exclusive) is null)
        {
            yield return matter.Problem(
                CheckCode.ExclusiveUnknown, $"no department holds a register {exclusive}", "exclusive");
        }
    }
}
