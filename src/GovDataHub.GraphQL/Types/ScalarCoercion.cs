using System.Text.Json;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>A coerced value, or why there is none.</summary>
public readonly record struct Coerced
{
    private Coerced(object? value, string? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value; meaningless when refused.</summary>
    public object? Value { get; }

    /// <summary>Why the input is not of the type; null when it is.</summary>
    public string? Refusal { get; }

    /// <summary>Whether the input is not of the type.</summary>
    public bool IsRefused => Refusal is not null;

    /// <summary>A value that was coerced.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The result.</returns>
    public static Coerced To(object? value)
    {
        return new(value, null);
    }

    /// <summary>An input that is not of the type.</summary>
    /// <param name="reason">Why, as a sentence a person can act on.</param>
    /// <returns>The result.</returns>
    public static Coerced Refuse(string reason)
    {
        return new(null, reason);
    }
}

/// <summary>
/// How a scalar's values cross the border of the engine (GraphQL section 3.5). Pass one for each custom scalar when
/// building a schema; a scalar without one takes any value as it is.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>The coercion of a scalar nothing is known about: every value is its own.</summary>
    public static ScalarCoercion Any { get; } = new AnyValue();

    /// <summary>Result coercion: from what a resolver returned to what is written as JSON.</summary>
    /// <param name="value">The resolver's value, never null.</param>
    /// <returns>
    /// A string, bool, int, long, double, decimal, <see cref="JsonElement"/>, list or dictionary of such, or a refusal.
    /// </returns>
    public abstract Coerced Serialize(object value);

    /// <summary>Input coercion: from a plain value to what resolvers receive. Must not throw.</summary>
    /// <param name="input">
    /// A string, bool, int, long, double, list (<see cref="IReadOnlyList{T}"/>) or dictionary of such, never null.
    /// </param>
    /// <returns>The coerced value or a refusal.</returns>
    public abstract Coerced Parse(object input);

    /// <summary>Input coercion of a literal; a variable inside it has its coerced value.</summary>
    internal virtual Coerced ParseLiteral(ValueNode literal, IReadOnlyDictionary<string, object?>? variables)
    {
        return PlainValue.Of(literal, variables) is { } value ? Parse(value) : Coerced.To(null);
    }

    /// <summary>Input coercion of a value of the request's JSON.</summary>
    internal virtual Coerced ParseJson(JsonElement value)
    {
        return PlainValue.Of(value) is { } plain ? Parse(plain) : Coerced.To(null);
    }

    private sealed class AnyValue : ScalarCoercion
    {
        public override Coerced Serialize(object value)
        {
            return Coerced.To(value);
        }

        public override Coerced Parse(object input)
        {
            return Coerced.To(input);
        }
    }
}
