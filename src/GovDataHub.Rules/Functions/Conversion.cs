using System.Collections.Immutable;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Which values a built-in's parameter takes, and what it makes of others by itself.</summary>
internal static class Conversion
{
    /// <summary>Whether a value that is not null is of one of the types.</summary>
    public static bool IsOneOf(FeelValue value, ImmutableArray<FeelType> types)
    {
        foreach (var type in types)
        {
            if (Is(value, type))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The value, or the item of a list of one where a list will not do, or a list of the value where only that will.
    /// </summary>
    public static FeelValue Implicit(FeelValue value, ImmutableArray<FeelType> types)
    {
        if (types.IsEmpty || value.IsNull || value.IsUnknown || IsOneOf(value, types))
            return value;
        if (value is FeelValue.List { Items: [var single] } && IsOneOf(single, types))
            return single;
        return types.Any(type => type is FeelType.List) && value is not FeelValue.List
            ? FeelValue.Of([value])
            : value;
    }

    private static bool Is(FeelValue value, FeelType type) => value switch
    {
        FeelValue.Number => ReferenceEquals(type, FeelType.Number),
        FeelValue.Text => ReferenceEquals(type, FeelType.String),
        FeelValue.Boolean => ReferenceEquals(type, FeelType.Boolean),
        FeelValue.Date => ReferenceEquals(type, FeelType.Date),
        FeelValue.Time => ReferenceEquals(type, FeelType.Time),
        FeelValue.DateTime => ReferenceEquals(type, FeelType.DateTime),
        FeelValue.DayTimeDuration => ReferenceEquals(type, FeelType.DayTimeDuration),
        FeelValue.YearMonthDuration => ReferenceEquals(type, FeelType.YearMonthDuration),
        FeelValue.List => type is FeelType.List,
        FeelValue.Context => type is FeelType.Context,
        FeelValue.Range => type is FeelType.Range,
        FeelValue.Function => type is FeelType.Function,
        _ => false,
    };
}
