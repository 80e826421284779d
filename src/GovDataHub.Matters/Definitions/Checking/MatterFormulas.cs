using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Decisions;
using GovDataHub.Rules.Types;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>Finds every formula of a definition, each with what it may name and what it must come to.</summary>
internal sealed class MatterFormulas
{
    private readonly CheckedMatter _matter;
    private readonly FeelScope _rule;
    private readonly FeelScope _effect;
    private readonly ImmutableArray<MatterFormula>.Builder _formulas = ImmutableArray.CreateBuilder<MatterFormula>();

    private MatterFormulas(CheckedMatter matter)
    {
        _matter = matter;
        _rule = matter.Registers.Scope(matter.Definition.Supplies.Select(supply =>
            KeyValuePair.Create(supply.Name, TypeOf(supply.Type))));
        var schedule = matter.Definition.Schedule.Keys.Select(name => KeyValuePair.Create(name, FeelType.Number));
        var licence = new[] { KeyValuePair.Create("number", FeelType.String) };
        _effect = _rule
            .With("schedule", FeelType.ContextOf(schedule))
            .With("licence", FeelType.ContextOf(matter.Definition.Documents.IsEmpty ? [] : licence));
    }

    public static ImmutableArray<MatterFormula> Of(CheckedMatter matter)
    {
        var found = new MatterFormulas(matter);
        found.Rule();
        found.Effects();
        found.Rows();
        return found._formulas.ToImmutable();
    }

    private MatterDefinition Definition => _matter.Definition;

    private void Rule()
    {
        foreach (var (position, condition) in Definition.Eligibility.Index())
        {
            Add(FormulaKind.Condition, condition.When, _rule, FeelType.Boolean, "eligibility", position, "when");
        }

        if (Definition.Fee is { } fee)
        {
            Add(FormulaKind.Fee, fee, _effect, FeelType.Number, "fee");
        }
    }

    private void Effects()
    {
        foreach (var (position, effect) in Definition.Effects.Index())
        {
            switch (effect)
            {
                case EffectDefinition.Pay pay:
                    Add(FormulaKind.Paid, pay.Amount, _effect, FeelType.Number, "effects", position, "pay", "amount");
                    Guard(pay.Guard, position);
                    break;
                case EffectDefinition.Write write:
                    Write(write, position);
                    Guard(write.Guard, position);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Write(EffectDefinition.Write write, int position)
    {
        foreach (var (name, formula) in write.Values)
        {
            var field = _matter.Schemas.Departments.Field($"{write.Register}.{name}");
            var expected = field is null ? FeelType.Any : RuleRegisters.TypeOf(field);
            Add(FormulaKind.Written, formula, _effect, expected, "effects", position, "values", name);
        }

        if (write.Where is { } where)
        {
            AddRow(FormulaKind.RowWritten, where, write.Register, "effects", position, "where");
        }
    }

    private void Guard(string? guard, int position)
    {
        if (guard is not null)
        {
            Add(FormulaKind.Guard, guard, _effect, FeelType.Boolean, "effects", position, "guard");
        }
    }

    private void Rows()
    {
        foreach (var (position, supply) in Definition.Supplies.Index())
        {
            if (supply.OptionsFrom is { Where: { } where } from)
            {
                AddRow(FormulaKind.Options, where, from.Register, "supplies", position, "options", "where");
            }
        }

        foreach (var role in Definition.Roles)
        {
            if (role is { Via: { } via, When: { } when } && _matter.Schemas.Departments.Field(via) is { } field)
            {
                AddRow(
                    FormulaKind.RoleRow, when, $"{field.Department}.{field.Resource}", "roles", role.Name, "when");
            }
        }
    }

    private void Add(
        FormulaKind kind, string text, FeelScope scope, FeelType expected, params ImmutableArray<object> path)
    {
        _formulas.Add(MatterFormula.Of(kind, text, scope, expected, _matter.Registers, null, path));
    }

    private void AddRow(FormulaKind kind, string text, string register, params ImmutableArray<object> path)
    {
        if (_matter.Schemas.Departments.Resource(register) is { } resource)
        {
            var fields = resource.Fields.Select(field =>
                KeyValuePair.Create(field.Name, RuleRegisters.TypeOf(field)));
            _formulas.Add(MatterFormula.Of(
                kind, text, _effect.With(fields), FeelType.Boolean, _matter.Registers, register, path));
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
}
