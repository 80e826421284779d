using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>The arguments of one call, already of the kinds the parameters ask for.</summary>
internal readonly struct Call(FeelContext context, FeelValue[] arguments)
{
    public FeelContext Context { get; } = context;

    public FeelValue this[int index] => arguments[index];

    /// <summary>Whether an optional argument was given and is not null.</summary>
    public bool Has(int index) => !arguments[index].IsNull;

    public FeelDecimal Number(int index) => ((FeelValue.Number)arguments[index]).Value;

    public string Text(int index) => ((FeelValue.Text)arguments[index]).Value;

    public bool Boolean(int index) => ((FeelValue.Boolean)arguments[index]).Value;

    public ImmutableArray<FeelValue> List(int index) => ((FeelValue.List)arguments[index]).Items;

    /// <summary>A whole number; null when it has a fraction or is too large.</summary>
    public long? Whole(int index) => Number(index).TryGetInt64(out var whole) ? whole : null;
}

/// <summary>One parameter of a built-in function.</summary>
/// <param name="Name">Its name, for named arguments.</param>
/// <param name="Types">The types it takes; empty for any value, null too.</param>
internal sealed record BuiltInParameter(string Name, ImmutableArray<FeelType> Types)
{
    /// <summary>Whether the argument may be left out or null; it is null then.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the argument may be null, but must be given.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether several arguments make up its list.</summary>
    public bool Variadic { get; init; }
}

/// <summary>
/// A function of the standard (DMN 1.5 section 10.3.4) or of the project. What its signature does not allow comes to
/// null; an argument that is not known makes the result not known.
/// </summary>
internal sealed class BuiltIn(
    string name, ImmutableArray<BuiltInParameter> parameters, FeelType result, Func<Call, FeelValue> body)
{
    public string Name { get; } = name;

    public ImmutableArray<BuiltInParameter> Parameters { get; } = parameters;

    public FeelType Result { get; } = result;

    /// <summary>Another signature of the same name, tried when this one does not fit.</summary>
    public BuiltIn? Next { get; init; }

    /// <summary>Whether the body sees arguments that are not known, because others may decide.</summary>
    public bool SeesUnknown { get; init; }

    /// <summary>
    /// Whether the body only moves what lists and contexts hold, never looks at it: what is not known inside them may
    /// stay there.
    /// </summary>
    public bool CarriesUnknown { get; init; }

    public FeelValue Invoke(FeelContext context, ImmutableArray<FeelValue> values, ImmutableArray<string> names)
    {
        // "before(range: r, point: p)" is not "before(point: p, range: r)": the order written tells them apart.
        if (!names.IsEmpty && Next is not null && Overloads().FirstOrDefault(other => other.IsWritten(names)) is { } own
            && own.Bind(values, names) is not null && own != this)
            return own.Invoke(context, values, names);
        for (var overload = this; overload is not null; overload = overload.Next)
        {
            if (overload.Bind(values, names) is not { } arguments)
                continue;
            if (AnyUnknown(arguments, inside: !overload.CarriesUnknown && !overload.SeesUnknown))
                return FeelValue.NotKnown;
            return overload.Accept(arguments) ? overload.Run(context, arguments) : FeelValue.None;
        }

        return values.Any(value => value.IsUnknown) ? FeelValue.NotKnown : FeelValue.None;
    }

    private IEnumerable<BuiltIn> Overloads()
    {
        for (var overload = this; overload is not null; overload = overload.Next)
            yield return overload;
    }

    private static bool AnyUnknown(FeelValue[] arguments, bool inside)
    {
        foreach (var argument in arguments)
        {
            if (inside ? argument.HoldsUnknown : argument.IsUnknown)
                return true;
        }

        return false;
    }

    private bool IsWritten(ImmutableArray<string> names) =>
        Parameters.Select(parameter => parameter.Name).SequenceEqual(names);

    private FeelValue Run(FeelContext context, FeelValue[] arguments) => body(new Call(context, arguments));

    private bool Accept(FeelValue[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (!arguments[index].IsUnknown && !Fits(arguments[index], Parameters[index]))
                return false;
        }

        return true;
    }

    private static bool Fits(FeelValue value, BuiltInParameter parameter)
    {
        if (parameter.Types.IsEmpty)
            return true;
        return value.IsNull
            ? parameter.Optional || parameter.Nullable
            : Conversion.IsOneOf(value, parameter.Types);
    }

    /// <summary>
    /// One argument per parameter, converted where the standard does so by itself; null when they do not fit.
    /// </summary>
    private FeelValue[]? Bind(ImmutableArray<FeelValue> values, ImmutableArray<string> names)
    {
        var arguments = names.IsEmpty ? ByPosition(values) : ByName(values, names);
        if (arguments is null)
            return null;
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = Conversion.Implicit(arguments[index], Parameters[index].Types);
            if (Next is not null && !arguments[index].IsUnknown && !Fits(arguments[index], Parameters[index]))
                return null;
        }

        return arguments;
    }

    private FeelValue[]? ByPosition(ImmutableArray<FeelValue> values)
    {
        var arguments = new FeelValue[Parameters.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            if (Parameters[index].Variadic && (values.Length - index != 1 || Parameters[index].Types.IsEmpty))
            {
                var rest = values.AsSpan()[Math.Min(index, values.Length)..].ToArray();
                if (rest.Length == 0)
                    return null;
                arguments[index] = !SeesUnknown && Array.Exists(rest, value => value.IsUnknown)
                    ? FeelValue.NotKnown
                    : FeelValue.Of(rest);
                return arguments;
            }

            if (index >= values.Length && !Parameters[index].Optional)
                return null;
            arguments[index] = index < values.Length ? values[index] : FeelValue.None;
        }

        return values.Length <= arguments.Length ? arguments : null;
    }

    private FeelValue[]? ByName(ImmutableArray<FeelValue> values, ImmutableArray<string> names)
    {
        var arguments = new FeelValue[Parameters.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            var position = names.IndexOf(Parameters[index].Name);
            if (position < 0 && !Parameters[index].Optional)
                return null;
            var value = position < 0 ? FeelValue.None : values[position];
            arguments[index] = Parameters[index] is { Variadic: true, Types.IsEmpty: true } && !value.IsUnknown
                ? FeelValue.Of([value])
                : value;
        }

        return names.All(given => Parameters.Any(parameter => parameter.Name == given)) ? arguments : null;
    }
}
