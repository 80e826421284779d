using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>All functions an expression may call by name.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, BuiltIn> ByName = Collect();

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The function of a name, its first signature, or null.</summary>
    public static BuiltIn? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// The function as a value, to be handed to another function; null when there is none of that name.
    /// </summary>
    public static FeelValue? AsValue(string name, FeelContext context) => Find(name) is { } function
        ? new FeelValue.Function(
            name,
            [.. function.Parameters.Select(parameter => parameter.Name)],
            arguments => function.Invoke(context, arguments, []))
        { Required = 0 }
        : null;

    private static FrozenDictionary<string, BuiltIn> Collect()
    {
        var functions = new Dictionary<string, BuiltIn>(StringComparer.Ordinal);
        IEnumerable<Definition> all =
        [
            .. RuleFunctions.All, .. LogicFunctions.All, .. ListFunctions.All, .. NumberFunctions.All,
            .. StringFunctions.All, .. ConversionFunctions.All, .. TemporalFunctions.All, .. RangeFunctions.All,
            .. ContextFunctions.All,
        ];
        foreach (var definition in all.Reverse())
            functions[definition.Name] = definition.Make(functions.GetValueOrDefault(definition.Name));
        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>How a built-in is written down.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">
/// Parameters as <c>name: type, name: type|type</c>; <c>?</c> behind the type when optional, <c>|null</c> when it may
/// be null, <c>...</c> when several arguments make the list, <c>any</c> for every value.
/// </param>
/// <param name="Result">What it returns, for the checker.</param>
/// <param name="Body">What it does.</param>
internal sealed record Definition(string Name, string Signature, FeelType Result, Func<Call, FeelValue> Body)
{
    /// <summary>Whether the body sees arguments that are not known.</summary>
    public bool SeesUnknown { get; init; }

    /// <summary>Whether the body only moves what lists and contexts hold.</summary>
    public bool CarriesUnknown { get; init; }

    public BuiltIn Make(BuiltIn? next) => new(
        Name,
        [.. Signature.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Parameter)],
        Result,
        Body)
    { Next = next, SeesUnknown = SeesUnknown, CarriesUnknown = CarriesUnknown };

    private static BuiltInParameter Parameter(string text)
    {
        var mark = text.LastIndexOf(": ", StringComparison.Ordinal);
        var (name, types) = (text[..mark], text[(mark + 2)..]);
        var optional = types.EndsWith('?');
        var variadic = types.EndsWith("...", StringComparison.Ordinal);
        types = types.TrimEnd('?', '.');
        var nullable = types.EndsWith("|null", StringComparison.Ordinal);
        types = nullable ? types[..^"|null".Length] : types;
        return new BuiltInParameter(name, types == "any" ? [] : [.. types.Split('|').Select(Type)])
        {
            Optional = optional,
            Nullable = nullable,
            Variadic = variadic,
        };
    }

    private static FeelType Type(string name) => name switch
    {
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "time" => FeelType.Time,
        "moment" => FeelType.DateTime,
        "days" => FeelType.DayTimeDuration,
        "months" => FeelType.YearMonthDuration,
        "list" => FeelType.ListOf(FeelType.Any),
        "numbers" => FeelType.ListOf(FeelType.Number),
        "context" => FeelType.ContextOf([]),
        "range" => FeelType.RangeOf(FeelType.Any),
        "function" => FeelType.FunctionOf([], FeelType.Any),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
