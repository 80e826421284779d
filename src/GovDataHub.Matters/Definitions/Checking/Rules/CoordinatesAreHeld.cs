namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Every coordinate names what a department holds.</summary>
internal sealed class CoordinatesAreHeld : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var departments = matter.Schemas.Departments;
        var definition = matter.Definition;
        if (departments.Department(definition.Owner) is null)
        {
            yield return Unknown(matter, definition.Owner, "owner");
        }

        foreach (var (position, need) in definition.Needs.Index())
        {
            if (departments.Field(need.Coordinate) is null)
            {
                yield return Unknown(matter, need.Coordinate, "needs", position, "f");
            }
        }

        foreach (var (position, effect) in definition.Effects.Index())
        {
            foreach (var problem in Effect(matter, effect, position))
            {
                yield return problem;
            }
        }

        foreach (var (position, supply) in definition.Supplies.Index())
        {
            foreach (var problem in Options(matter, supply, position))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Effect(CheckedMatter matter, EffectDefinition effect, int position)
    {
        var departments = matter.Schemas.Departments;
        if (effect is not EffectDefinition.Write write)
        {
            yield break;
        }

        if (departments.Resource(write.Register) is null)
        {
            yield return Unknown(matter, write.Register, "effects", position, "write");
            yield break;
        }

        foreach (string field in write.Values.Keys
            .Where(field => departments.Field($"{write.Register}.{field}") is null))
        {
            yield return Unknown(matter, $"{write.Register}.{field}", "effects", position, "values", field);
        }
    }

    private static IEnumerable<DefinitionProblem> Options(CheckedMatter matter, SupplyDefinition supply, int position)
    {
        if (supply.OptionsFrom is not { } from)
        {
            yield break;
        }

        if (matter.Schemas.Departments.Resource(from.Register) is null)
        {
            yield return Unknown(matter, from.Register, "supplies", position, "options", "register");
            yield break;
        }

        foreach (var (entry, field) in new[] { ("value", from.Value), ("label", from.Label) })
        {
            if (matter.Schemas.Departments.Field($"{from.Register}.{field}") is null)
            {
                yield return Unknown(
                    matter, $"{from.Register}.{field}", "supplies", position, "options", entry);
            }
        }
    }

    private static DefinitionProblem Unknown(
        CheckedMatter matter, string coordinate, params ReadOnlySpan<object> path)
    {
        return matter.Problem(CheckCode.CoordinateUnknown, $"no department holds {coordinate}", path);
    }
}
