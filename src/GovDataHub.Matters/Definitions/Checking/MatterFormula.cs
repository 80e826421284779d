using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Types;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>Where a formula stands, and with it who evaluates it.</summary>
internal enum FormulaKind
{
    /// <summary>A condition of the rule: cut by department.</summary>
    Condition,

    /// <summary>The fee: evaluated in the hub.</summary>
    Fee,

    /// <summary>A value written to a register: evaluated in the hub.</summary>
    Written,

    /// <summary>An amount paid out: evaluated in the hub.</summary>
    Paid,

    /// <summary>What the owner checks again: evaluated by the owner.</summary>
    Guard,

    /// <summary>Which row an effect writes: evaluated by the owner.</summary>
    RowWritten,

    /// <summary>Which rows of a register are options: evaluated in the hub.</summary>
    Options,

    /// <summary>Which row leads to a role: evaluated where the link is held.</summary>
    RoleRow,
}

/// <summary>One formula of a definition, parsed, typed and cut.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Path">The entry it stands under.</param>
/// <param name="Expression">Its tree; null when it does not parse.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Parts">What it reads of whom; empty when it is wrong.</param>
internal sealed partial record MatterFormula(
    FormulaKind Kind,
    string Text,
    ImmutableArray<object> Path,
    FeelExpression? Expression,
    ImmutableArray<FeelError> Errors,
    ImmutableArray<RulePart> Parts)
{
    /// <summary>The supplies it names.</summary>
    public ImmutableHashSet<string> Supplies { get; } =
        [.. SuppliedName().Matches(Text).Select(match => match.Groups["name"].Value)];

    /// <summary>A formula checked in a scope.</summary>
    /// <param name="kind">Where it stands.</param>
    /// <param name="text">As it is written.</param>
    /// <param name="scope">What it may name.</param>
    /// <param name="expected">What it must come to.</param>
    /// <param name="registers">The registers it may reach.</param>
    /// <param name="row">The register whose row's fields it may name, or null.</param>
    /// <param name="path">The entry it stands under.</param>
    public static MatterFormula Of(
        FormulaKind kind,
        string text,
        FeelScope scope,
        FeelType expected,
        RegisterCatalogue registers,
        string? row,
        params ImmutableArray<object> path)
    {
        var parsed = FeelExpression.Parse(text);
        if (parsed.Expression is not { } expression)
        {
            return new MatterFormula(kind, text, path, null, parsed.Errors, []);
        }

        var errors = FeelChecker.Check(expression, scope, expected).Errors;
        return new MatterFormula(
            kind, text, path, expression, errors, errors.IsEmpty ? PartsOf(expression, text, row, registers) : []);
    }

    /// <summary>A condition on a row is read as the filter it is.</summary>
    private static ImmutableArray<RulePart> PartsOf(
        FeelExpression expression, string text, string? row, RegisterCatalogue registers)
    {
        var read = row is null ? expression : FeelExpression.Require($"count({row}[{text}]) > 0");
        return RuleSplitter.Split([read], registers).Parts;
    }

    [GeneratedRegex(@"(?<![\w.""])supply\.(?<name>[A-Za-z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex SuppliedName();
}
