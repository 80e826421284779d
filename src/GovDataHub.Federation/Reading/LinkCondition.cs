using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Federation.Reading;

/// <summary>Which row of a link's register is followed: FEEL over the row's fields and the supplies.</summary>
internal sealed partial class LinkCondition
{
    private readonly FeelExpression? _expression;
    private readonly FeelValue _supplies;
    private readonly DateOnly _today;

    /// <exception cref="FormatException">The condition is not FEEL.</exception>
    public LinkCondition(CaseLink link, Resource register, DateOnly today)
    {
        _today = today;
        _expression = link.Condition is { } text
            ? FeelExpression.Require(text, register.Fields.Select(field => field.Name))
            : null;
        _supplies = FeelValue.Context.Of((link.Supplies ?? ImmutableDictionary<string, object?>.Empty)
            .Select(pair => KeyValuePair.Create(pair.Key, FeelValue.From(pair.Value))));
        Fields = FieldsNamed(link.Condition ?? "", register);
    }

    /// <summary>The fields it may name.</summary>
    public ImmutableArray<RegisterField> Fields { get; }

    /// <summary>The fields of a register that a condition may name.</summary>
    public static ImmutableArray<RegisterField> FieldsNamed(string condition, Resource register)
    {
        HashSet<string> words = [.. Words().Matches(Texts().Replace(condition, "")).Select(word => word.Value)];
        return [.. register.Fields.Where(field => words.Contains(field.Name))];
    }

    /// <summary>Whether a row meets it; null and unknown do not.</summary>
    public bool Holds(SourceRow row)
    {
        if (_expression is null)
        {
            return true;
        }

        FeelValue.Context variables = FeelValue.Context.Of(Fields
            .Select(field => KeyValuePair.Create(
                field.Name, FeelValue.From(row.Values.GetValueOrDefault(field.Name))))
            .Append(KeyValuePair.Create("supply", _supplies)));
        return FeelEvaluator.Evaluate(_expression, FeelContext.Of(_today, variables)) == FeelValue.True;
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """, RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Texts();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
