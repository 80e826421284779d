namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>A matter is found under its code: the file is called after it.</summary>
internal sealed class CodeIsTheFilesName : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        string name = Path.GetFileNameWithoutExtension(matter.File);
        if (name != matter.Definition.Code)
        {
            yield return matter.Problem(
                CheckCode.Shape, $"'code: {matter.Definition.Code}' and the file's name differ", "code");
        }
    }
}
