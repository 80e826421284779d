using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Boolean functions (DMN 1.5 section 10.3.4.2), <c>all</c>, <c>any</c> and <c>is</c>.</summary>
internal static class LogicFunctions
{
    public static ImmutableArray<Definition> All { get; } =
    [
        new("not", "negand: any", FeelType.Boolean, call => Logic.Not(call[0])),
        new("all", "list: list...", FeelType.Boolean, call => Fold(call.List(0), FeelValue.True, Logic.And))
            { SeesUnknown = true },
        new("any", "list: list...", FeelType.Boolean, call => Fold(call.List(0), FeelValue.False, Logic.Or))
            { SeesUnknown = true },
        new("is", "value1: any, value2: any", FeelType.Boolean, call => FeelValue.Of(Is(call[0], call[1]))),
    ];

    private static FeelValue Fold(
        ImmutableArray<FeelValue> items, FeelValue start, Func<FeelValue, FeelValue, FeelValue> combine)
    {
        var result = start;
        foreach (var item in items)
            result = combine(result, item);
        return result;
    }

    /// <summary>Identity in the value domain: as equality, but a zone written otherwise makes another value.</summary>
    private static bool Is(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.DateTime a, FeelValue.DateTime b) => a.Day == b.Day && a.Clock == b.Clock,
        (FeelValue.Time a, FeelValue.Time b) => a.Value == b.Value,
        _ => Comparison.AreEqual(left, right) is true,
    };
}
