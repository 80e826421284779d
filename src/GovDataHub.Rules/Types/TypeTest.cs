using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Types;

/// <summary><c>instance of</c> and the implicit conversions (DMN 1.5 sections 10.3.2.9.2 and 10.3.2.9.4).</summary>
internal static class TypeTest
{
    /// <summary>The names of types.</summary>
    public static IEnumerable<string> Names { get; } =
    [
        "Any", "Null", "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
        "years and months duration", "list", "context", "range", "function",
    ];

    /// <summary>The type of a name; null when there is none.</summary>
    public static FeelType? Named(TypeReference type) => type.Name switch
    {
        "Any" => FeelType.Any,
        "Null" or "null" => FeelType.Null,
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "time" => FeelType.Time,
        "date and time" => FeelType.DateTime,
        "days and time duration" => FeelType.DayTimeDuration,
        "years and months duration" => FeelType.YearMonthDuration,
        "list" => FeelType.ListOf(type.Arguments is [var item] ? Named(item) ?? FeelType.Any : FeelType.Any),
        "range" => FeelType.RangeOf(type.Arguments is [var end] ? Named(end) ?? FeelType.Any : FeelType.Any),
        "context" => FeelType.ContextOf(type.Entries.Select(
            entry => KeyValuePair.Create(entry.Key, Named(entry.Value) ?? FeelType.Any))),
        "function" => FeelType.FunctionOf(
            type.Arguments.Select(argument => Named(argument) ?? FeelType.Any),
            type.Result is { } result ? Named(result) ?? FeelType.Any : FeelType.Any),
        _ => null,
    };

    /// <summary>Whether a value is of a type; null when there is no such type.</summary>
    public static bool? IsInstance(FeelValue value, TypeReference type) => type.Name switch
    {
        "Any" => !value.IsNull,
        "Null" or "null" => value.IsNull,
        "number" => value is FeelValue.Number,
        "string" => value is FeelValue.Text,
        "boolean" => value is FeelValue.Boolean,
        "date" => value is FeelValue.Date,
        "time" => value is FeelValue.Time,
        "date and time" => value is FeelValue.DateTime,
        "days and time duration" => value is FeelValue.DayTimeDuration,
        "years and months duration" => value is FeelValue.YearMonthDuration,
        "list" => IsList(value, type),
        "context" => IsContext(value, type),
        "range" => IsRange(value, type),
        "function" => IsFunction(value, type),
        _ => null,
    };

    /// <summary>
    /// The value as the type wants it: itself, the item of a list of one, or a list of itself; null when none fits.
    /// </summary>
    public static FeelValue? Coerce(FeelValue value, TypeReference type)
    {
        if (value.IsNull || value.IsUnknown || type.Name == "Any" || IsInstance(value, type) is true)
            return value;
        if (value is FeelValue.List { Items: [var single] } && IsInstance(single, type) is true)
            return single;
        var wrapped = FeelValue.Of([value]);
        if (type.Name == "list" && IsInstance(wrapped, type) is true)
            return wrapped;
        return value is FeelValue.Date date && type.Name == "date and time"
            ? new FeelValue.DateTime(date.Value, new CivilTime(0, FeelZone.FromOffset(TimeSpan.Zero)))
            : null;
    }

    private static bool Holds(FeelValue value, TypeReference type) =>
        type.Name == "Any" || value.IsNull || IsInstance(value, type) is true;

    private static bool IsList(FeelValue value, TypeReference type) => value is FeelValue.List list
        && (type.Arguments is not [var item] || list.Items.All(element => Holds(element, item)));

    private static bool IsContext(FeelValue value, TypeReference type) => value is FeelValue.Context context
        && type.Entries.All(entry => context.TryGet(entry.Key, out var held) && Holds(held, entry.Value));

    private static bool IsRange(FeelValue value, TypeReference type) => value is FeelValue.Range range
        && (type.Arguments is not [var end]
            || (Holds(range.Low ?? FeelValue.None, end) && Holds(range.High ?? FeelValue.None, end)));

    /// <summary>A function that takes at least what the type's takes, and returns no more than it may.</summary>
    private static bool IsFunction(FeelValue value, TypeReference type)
    {
        if (value is not FeelValue.Function function)
            return false;
        if (type.Result is null)
            return true;
        return function.Parameters.Length == type.Arguments.Length
            && (function.Signature is not { } signature || signature().ConformsTo(Named(type) ?? FeelType.Any));
    }
}
