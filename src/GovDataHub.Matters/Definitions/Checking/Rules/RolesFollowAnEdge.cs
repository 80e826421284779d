namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Others are reached along an edge that a register holds, or by their own confirmation only.</summary>
internal sealed class RolesFollowAnEdge : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        return Roles(matter).Concat(Users(matter));
    }

    private static IEnumerable<DefinitionProblem> Roles(CheckedMatter matter)
    {
        var definition = matter.Definition;
        foreach (var role in definition.Roles)
        {
            if (role.Via is { } via && !IsEdge(matter.Schemas, via))
            {
                yield return matter.Problem(
                    CheckCode.RoleEdge,
                    $"'{role.Name}' is reached by {via}, which is no edge of schemas/edges.yaml",
                    "roles",
                    role.Name,
                    "via");
            }

            if (role.ConfirmedBy is { } supply && definition.Supplies.All(asked => asked.Name != supply))
            {
                yield return matter.Problem(
                    CheckCode.RoleEdge,
                    $"'{role.Name}' confirms by supply.{supply}, which is not asked for",
                    "roles",
                    role.Name,
                    "supply");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Users(CheckedMatter matter)
    {
        var definition = matter.Definition;
        foreach (var (position, need) in definition.Needs.Index())
        {
            if (need.Role is { } role && definition.Roles.All(known => known.Name != role))
            {
                yield return matter.Problem(
                    CheckCode.RoleEdge, $"the role '{role}' is reached by no edge", "needs", position, "role");
            }
        }

        foreach (var (position, effect) in definition.Effects.Index())
        {
            if (effect is EffectDefinition.Write { Role: { } role }
                && definition.Roles.All(known => known.Name != role))
            {
                yield return matter.Problem(
                    CheckCode.RoleEdge, $"the role '{role}' is reached by no edge", "effects", position, "role");
            }
        }
    }

    private static bool IsEdge(CheckedSchemas schemas, string coordinate)
    {
        return schemas.Edges.All.Any(edge => edge.Link.Coordinate == coordinate)
            || schemas.Edges.Relatives.Any(field => field.Coordinate == coordinate);
    }
}
