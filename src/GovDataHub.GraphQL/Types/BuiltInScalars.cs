using System.Globalization;
using System.Text.Json;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>The five scalars every schema has (GraphQL section 3.5).</summary>
public static class BuiltInScalars
{
    /// <summary><c>Int</c>: an int inside the engine.</summary>
    public static ScalarType Int { get; } = new("Int", new IntCoercion())
    {
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. "
            + "Int can represent values between -(2^31) and 2^31 - 1.",
    };

    /// <summary><c>Float</c>: a double inside the engine.</summary>
    public static ScalarType Float { get; } = new("Float", new FloatCoercion())
    {
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified "
            + "by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
    };

    /// <summary><c>String</c>: a string inside the engine.</summary>
    public static ScalarType String { get; } = new("String", new StringCoercion())
    {
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. "
            + "The String type is most often used by GraphQL to represent free-form human-readable text.",
    };

    /// <summary><c>Boolean</c>: a bool inside the engine.</summary>
    public static ScalarType Boolean { get; } = new("Boolean", new BooleanCoercion())
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    /// <summary><c>ID</c>: a string inside the engine; integers are accepted and become their digits.</summary>
    public static ScalarType Id { get; } = new("ID", new IdCoercion())
    {
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as "
            + "key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to "
            + "be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as "
            + "`4`) input value will be accepted as an ID.",
    };

    internal static ScalarType? Find(string name)
    {
        return name switch
        {
            "Int" => Int,
            "Float" => Float,
            "String" => String,
            "Boolean" => Boolean,
            "ID" => Id,
            _ => null,
        };
    }

    /// <summary>Any number as a double; null when the value is none.</summary>
    private static double? AsNumber(object value)
    {
        return value switch
        {
            int number => number,
            double number => number,
            bool boolean => boolean ? 1 : 0,
            long number => number,
            decimal number => (double)number,
            float number => number,
            short or ushort or byte or sbyte or uint or ulong =>
                Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number,
            JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
            JsonElement { ValueKind: JsonValueKind.String } json => AsNumber(json.GetString()!),
            JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean() ? 1 : 0,
            _ => null,
        };
    }

    private abstract class BuiltInCoercion : ScalarCoercion
    {
        internal override Coerced ParseLiteral(ValueNode literal, IReadOnlyDictionary<string, object?>? variables)
        {
            return FromLiteral(literal);
        }

        protected abstract Coerced FromLiteral(ValueNode literal);
    }

    private sealed class IntCoercion : BuiltInCoercion
    {
        public override Coerced Serialize(object value)
        {
            return value is int ? Coerced.To(value) : FromNumber(AsNumber(value), value);
        }

        public override Coerced Parse(object input)
        {
            return FromNumber(input is bool or string ? null : AsNumber(input), input);
        }

        protected override Coerced FromLiteral(ValueNode literal)
        {
            if (literal is not IntValueNode number)
                return Coerced.Refuse($"Int cannot represent non-integer value: {Printer.Print(literal)}");
            if (int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                return Coerced.To(value);
            return Coerced.Refuse($"Int cannot represent non 32-bit signed integer value: {number.Value}");
        }

        private static Coerced FromNumber(double? number, object value)
        {
            if (number is not { } given || !double.IsInteger(given))
                return Coerced.Refuse($"Int cannot represent non-integer value: {PlainValue.Inspect(value)}");
            if (given is < int.MinValue or > int.MaxValue)
            {
                return Coerced.Refuse(
                    $"Int cannot represent non 32-bit signed integer value: {PlainValue.Inspect(value)}");
            }

            return Coerced.To((int)given);
        }
    }

    private sealed class FloatCoercion : BuiltInCoercion
    {
        public override Coerced Serialize(object value)
        {
            return FromNumber(AsNumber(value), value);
        }

        public override Coerced Parse(object input)
        {
            return FromNumber(input is bool or string ? null : AsNumber(input), input);
        }

        protected override Coerced FromLiteral(ValueNode literal)
        {
            var text = literal switch
            {
                FloatValueNode number => number.Value,
                IntValueNode number => number.Value,
                _ => null,
            };
            return text is null
                ? Coerced.Refuse($"Float cannot represent non numeric value: {Printer.Print(literal)}")
                : Coerced.To(double.Parse(text, CultureInfo.InvariantCulture));
        }

        private static Coerced FromNumber(double? number, object value)
        {
            return number is { } given && double.IsFinite(given)
                ? Coerced.To(given)
                : Coerced.Refuse($"Float cannot represent non numeric value: {PlainValue.Inspect(value)}");
        }
    }

    private sealed class StringCoercion : BuiltInCoercion
    {
        public override Coerced Serialize(object value)
        {
            return value switch
            {
                string => Coerced.To(value),
                bool boolean => Coerced.To(boolean ? "true" : "false"),
                JsonElement { ValueKind: JsonValueKind.String } json => Coerced.To(json.GetString()),
                JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json =>
                    Coerced.To(json.GetBoolean() ? "true" : "false"),
                int or long => Coerced.To(Convert.ToString(value, CultureInfo.InvariantCulture)),
                _ when AsNumber(value) is { } number => Coerced.To(JsText.Of(number)),
                _ => Coerced.Refuse($"String cannot represent value: {PlainValue.Inspect(value)}"),
            };
        }

        public override Coerced Parse(object input)
        {
            return input is string
                ? Coerced.To(input)
                : Coerced.Refuse($"String cannot represent a non string value: {PlainValue.Inspect(input)}");
        }

        protected override Coerced FromLiteral(ValueNode literal)
        {
            return literal is StringValueNode text
                ? Coerced.To(text.Value)
                : Coerced.Refuse($"String cannot represent a non string value: {Printer.Print(literal)}");
        }
    }

    private sealed class BooleanCoercion : BuiltInCoercion
    {
        public override Coerced Serialize(object value)
        {
            if (value is bool)
                return Coerced.To(value);
            var isText = value is string or JsonElement { ValueKind: JsonValueKind.String };
            return !isText && AsNumber(value) is { } number
                ? Coerced.To(number != 0)
                : Coerced.Refuse($"Boolean cannot represent a non boolean value: {PlainValue.Inspect(value)}");
        }

        public override Coerced Parse(object input)
        {
            return input is bool
                ? Coerced.To(input)
                : Coerced.Refuse($"Boolean cannot represent a non boolean value: {PlainValue.Inspect(input)}");
        }

        protected override Coerced FromLiteral(ValueNode literal)
        {
            return literal is BooleanValueNode boolean
                ? Coerced.To(boolean.Value)
                : Coerced.Refuse($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}");
        }
    }

    private sealed class IdCoercion : BuiltInCoercion
    {
        public override Coerced Serialize(object value)
        {
            return value switch
            {
                JsonElement json when PlainValue.Of(json) is { } plain => Parse(plain),
                Guid id => Coerced.To(id.ToString()),
                _ => Parse(value),
            };
        }

        public override Coerced Parse(object input)
        {
            return input switch
            {
                string => Coerced.To(input),
                int or long => Coerced.To(Convert.ToString(input, CultureInfo.InvariantCulture)),
                double number when double.IsInteger(number) => Coerced.To(JsText.Of(number)),
                _ => Coerced.Refuse($"ID cannot represent value: {PlainValue.Inspect(input)}"),
            };
        }

        protected override Coerced FromLiteral(ValueNode literal)
        {
            return literal switch
            {
                StringValueNode text => Coerced.To(text.Value),
                IntValueNode number => Coerced.To(number.Value),
                _ => Coerced.Refuse(
                    $"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
            };
        }
    }
}
