using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>One field that a rule reads: <c>NRB.ownership@spouse</c> and <c>usage</c>.</summary>
internal readonly record struct FieldRead(string Register, string Field);

/// <summary>What the conditions of a matter read, taken from the very plan that a case runs.</summary>
internal sealed partial class RuleReads
{
    private static readonly DecisionPlans Plans = new(SchemaFixture.Departments);

    public RuleReads(MatterDefinition matter)
    {
        var plan = Plans.For(matter);
        Conditions =
        [
            .. plan.Conditions.Select(condition => condition.Parts
                .SelectMany(part => part.Coordinates.Select(coordinate => Read(coordinate, part.Role)))
                .Distinct().ToImmutableArray()),
        ];
        Supplies =
        [
            .. matter.Eligibility.Select(condition => Supplied().Matches(condition.When)
                .Select(match => match.Groups[1].Value).Distinct().ToImmutableArray()),
        ];
        Fields = matter.Needs.Select(need => need.Coordinate)
            .Concat(matter.Supplies.Select(supply => supply.OptionsFrom).OfType<RegisterOptions>()
                .SelectMany(from => (string[])[$"{from.Register}.{from.Value}", $"{from.Register}.{from.Label}"]))
            .Concat(Conditions.SelectMany(reads => reads).Select(Coordinate))
            .ToFrozenSet(StringComparer.Ordinal);
        var options = matter.Supplies.Select(supply => supply.OptionsFrom?.Register).OfType<string>();
        Registers =
        [
            .. Conditions.SelectMany(reads => reads).Select(read => read.Register).Concat(options)
                .Distinct().Order(StringComparer.Ordinal),
        ];
        AllRegisters =
        [
            .. matter.Needs.Where(need => need.Role is null).Select(need => RegisterOf(need.Coordinate))
                .Union(Registers)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Every coordinate that the matter needs or offers a choice of.</summary>
    public FrozenSet<string> Fields { get; }

    /// <summary>The fields of each condition; a register whose rows are only counted has the field "".</summary>
    public ImmutableArray<ImmutableArray<FieldRead>> Conditions { get; }

    /// <summary>The supplies of each condition.</summary>
    public ImmutableArray<ImmutableArray<string>> Supplies { get; }

    /// <summary>Every register read or chosen from.</summary>
    public ImmutableArray<string> Registers { get; }

    /// <summary>These, and those the form and the effects are made of.</summary>
    public ImmutableArray<string> AllRegisters { get; }

    private static string RegisterOf(string coordinate)
    {
        return coordinate[..coordinate.LastIndexOf('.')];
    }

    private static string Coordinate(FieldRead read)
    {
        return $"{read.Register.Split('@')[0]}.{read.Field}";
    }

    private static FieldRead Read(string coordinate, string? role)
    {
        string[] names = coordinate.Split('.');
        string register = $"{names[0]}.{names[1]}{(role is null ? "" : "@" + role)}";
        return new FieldRead(register, names.Length == 3 ? names[2] : "");
    }

    [GeneratedRegex(@"supply\.([A-Za-z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Supplied();
}
