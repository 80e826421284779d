using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Of a field that may not be shared, nothing but a yes or no leaves its department.</summary>
internal sealed class NotSharedStaysAtHome : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var (position, need) in matter.Definition.Needs.Index())
        {
            var field = matter.Schemas.Departments.Field(need.Coordinate);
            if (need.AtOwner is not null
                && (field?.Share != SharingClass.NotShared || field.Department != matter.Definition.Owner))
            {
                yield return matter.Problem(
                    CheckCode.NotSharedValue,
                    $"{need.Coordinate} is not {matter.Definition.Owner}'s own and unshared: no atOwner",
                    "needs",
                    position,
                    "atOwner");
            }

            if (need.Mode == NeedMode.Value && field is { Share: SharingClass.NotShared })
            {
                yield return matter.Problem(
                    CheckCode.NotSharedValue,
                    $"{need.Coordinate} may not be shared and is read by value",
                    "needs",
                    position,
                    "mode");
            }
        }
    }
}
