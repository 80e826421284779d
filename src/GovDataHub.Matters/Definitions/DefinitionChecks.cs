using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// What a definition must agree with beyond its own file: the departments' registers, and FEEL's types.
/// </summary>
public static class DefinitionChecks
{
    /// <summary>Everything wrong with a definition; the line is that of the words it is about.</summary>
    public static IEnumerable<DefinitionProblem> Check(MatterDefinition definition, DepartmentCatalogue departments)
    {
        foreach (var need in definition.Needs.Where(need => departments.Field(need.Coordinate) is null))
        {
            yield return Problem(definition, need.Coordinate, $"no department holds {need.Coordinate}");
        }

        foreach (var need in definition.Needs.Where(need => need.Mode == NeedMode.Value
            && departments.Field(need.Coordinate)?.Share == SharingClass.NotShared))
        {
            yield return Problem(
                definition,
                need.Coordinate,
                $"{need.Coordinate} may leave its department as an outcome only: mode predicate");
        }

        foreach (var role in definition.Roles.Where(role => role.Via is { } via
            && !definition.Needs.Any(need => need.Coordinate == via && need.Mode == NeedMode.Link)))
        {
            yield return Problem(definition, role.Via!, $"the edge of '{role.Name}' is no need of mode link");
        }

        foreach (var problem in Rules(definition, departments).Concat(Effects(definition, departments)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<DefinitionProblem> Rules(MatterDefinition definition, DepartmentCatalogue departments)
    {
        var registers = RuleRegisters.Of(departments, definition.Roles.Select(role => role.Name));
        var scope = registers.Scope(definition.Supplies.Select(supply =>
            KeyValuePair.Create(supply.Name, TypeOf(supply.Type))));
        foreach (var condition in definition.Eligibility)
        {
            var parsed = FeelExpression.Parse(condition.When);
            var errors = parsed.Expression is { } expression
                ? FeelChecker.Check(expression, scope, FeelType.Boolean).Errors
                : parsed.Errors;
            foreach (var error in errors)
            {
                yield return Problem(definition, condition.When, $"condition '{condition.When}': {error}");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Effects(MatterDefinition definition, DepartmentCatalogue departments)
    {
        foreach (var write in definition.Effects.OfType<EffectDefinition.Write>())
        {
            foreach (string field in write.Values.Keys.Where(field =>
                departments.Field($"{write.Register}.{field}") is null))
            {
                yield return Problem(definition, write.Register, $"no department holds {write.Register}.{field}");
            }

            foreach (var error in write.Values.Values.SelectMany(formula => FeelExpression.Parse(formula).Errors))
            {
                yield return Problem(definition, write.Register, $"a value of {write.Register}: {error}");
            }
        }

        foreach (var pay in definition.Effects.OfType<EffectDefinition.Pay>())
        {
            if (!definition.Needs.Any(need => need.Coordinate == pay.Account && need.IsShown))
            {
                yield return Problem(definition, pay.Account, $"the account {pay.Account} is no value on the form");
            }

            foreach (var error in FeelExpression.Parse(pay.Amount).Errors)
            {
                yield return Problem(definition, pay.Amount, $"the amount '{pay.Amount}': {error}");
            }
        }
    }

    private static FeelType TypeOf(SupplyType type)
    {
        return type switch
        {
            SupplyType.Int or SupplyType.Number or SupplyType.Money => FeelType.Number,
            SupplyType.Bool => FeelType.Boolean,
            SupplyType.Date => FeelType.Date,
            SupplyType.DateTime => FeelType.DateTime,
            SupplyType.Json => FeelType.Any,
            _ => FeelType.String,
        };
    }

    private static DefinitionProblem Problem(MatterDefinition definition, string words, string message)
    {
        int at = definition.Source.IndexOf(words, StringComparison.Ordinal);
        long line = at < 0 ? 1 : definition.Source.AsSpan(0, at).Count('\n') + 1;
        return new DefinitionProblem($"{definition.Code}.yaml", line, message);
    }
}
