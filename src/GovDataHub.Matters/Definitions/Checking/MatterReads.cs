using System.Collections.Immutable;
using GovDataHub.Rules.Splitting;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>One thing a definition reads, and what for.</summary>
/// <param name="Role">Whose register, null for the case's own subject.</param>
/// <param name="Coordinate">The field, or the register where its rows are only counted.</param>
/// <param name="Kind">What reads it.</param>
/// <param name="CrossesAsValue">Whether the value leaves the department for it.</param>
/// <param name="Path">The entry that reads it.</param>
internal sealed record MatterRead(
    string? Role, string Coordinate, FormulaKind Kind, bool CrossesAsValue, ImmutableArray<object> Path)
{
    /// <summary>Whether a need answers to this reading.</summary>
    public bool IsAnsweredBy(NeedDefinition need)
    {
        return need.Role == Role
            && (need.Coordinate == Coordinate
                || (need.Coordinate.StartsWith(Coordinate, StringComparison.Ordinal)
                    && need.Coordinate.AsSpan(Coordinate.Length) is ['.', .. var field] && !field.Contains('.')));
    }
}

/// <summary>Everything a definition reads beyond what it shows on the form.</summary>
/// <param name="All">In the order of the definition.</param>
internal sealed record MatterReads(ImmutableArray<MatterRead> All)
{
    public static MatterReads Of(CheckedMatter matter)
    {
        var reads = ImmutableArray.CreateBuilder<MatterRead>();
        foreach (var formula in matter.Formulas)
        {
            foreach (var part in formula.Parts)
            {
                bool isValue = CrossesAsValue(formula.Kind, part.Kind == PartKind.Value);
                reads.AddRange(part.Coordinates.Select(coordinate =>
                    new MatterRead(part.Role, coordinate, formula.Kind, isValue, formula.Path)));
            }
        }

        reads.AddRange(Options(matter.Definition));
        reads.AddRange(Accounts(matter.Definition));
        return new MatterReads(reads.ToImmutable());
    }

    /// <summary>What answers to a need.</summary>
    public IEnumerable<MatterRead> Of(NeedDefinition need)
    {
        return All.Where(read => read.IsAnsweredBy(need));
    }

    private static bool CrossesAsValue(FormulaKind kind, bool isValuePart)
    {
        return kind switch
        {
            FormulaKind.Condition => isValuePart,
            FormulaKind.Fee or FormulaKind.Written or FormulaKind.Paid or FormulaKind.Options => true,
            _ => false,
        };
    }

    private static IEnumerable<MatterRead> Options(MatterDefinition definition)
    {
        foreach (var (position, supply) in definition.Supplies.Index())
        {
            if (supply.OptionsFrom is { } from)
            {
                foreach (var (entry, field) in new[] { ("value", from.Value), ("label", from.Label) }.Distinct())
                {
                    yield return new MatterRead(
                        null,
                        $"{from.Register}.{field}",
                        FormulaKind.Options,
                        true,
                        ["supplies", position, "options", entry]);
                }
            }
        }
    }

    private static IEnumerable<MatterRead> Accounts(MatterDefinition definition)
    {
        foreach (var (position, effect) in definition.Effects.Index())
        {
            if (effect is EffectDefinition.Pay { Account: { Length: > 0 } account })
            {
                yield return new MatterRead(
                    null, account, FormulaKind.Paid, true, ["effects", position, "pay", "account"]);
            }
        }
    }
}
