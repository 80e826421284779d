using System.Globalization;
using System.Text.RegularExpressions;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Default values as introspection answers them: the coerced value, printed as a GraphQL literal.</summary>
internal static partial class DefaultValueText
{
    /// <summary>The default of an argument or input field.</summary>
    /// <param name="definition">The argument or input field.</param>
    /// <returns>The literal; null when there is no default, or none of the type.</returns>
    public static string? Of(InputValueDefinition definition)
    {
        return LiteralCoercion.TryGetDefault(definition, out var value) ? Print(value, definition.Type) : null;
    }

    private static string? Print(object? value, GraphQLType type)
    {
        if (value is null)
            return type.IsNonNull ? null : "null";
        switch (type.Nullable)
        {
            case ListType list when value is IReadOnlyList<object?> items:
                return $"[{string.Join(", ", items.Select(item => Print(item, list.Of)).OfType<string>())}]";
            case ListType list:
                return Print(value, list.Of);
            case InputObjectType input when value is IReadOnlyDictionary<string, object?> fields:
                return $"{{{string.Join(", ", input.Fields.Where(field => fields.ContainsKey(field.Name))
                    .Select(field => (field.Name, Text: Print(fields[field.Name], field.Type)))
                    .Where(field => field.Text is not null).Select(field => $"{field.Name}: {field.Text}"))}}}";
            case EnumType:
                return (string)value;
            case ScalarType scalar:
                return PrintScalar(scalar.Coercion.Serialize(value).Value, ReferenceEquals(scalar, BuiltInScalars.Id));
            default:
                return null;
        }
    }

    private static string? PrintScalar(object? value, bool isId)
    {
        return value switch
        {
            null => "null",
            bool boolean => boolean ? "true" : "false",
            string text => isId && IntegerText().IsMatch(text) ? text : Printer.PrintString(text),
            double number => JsText.Of(number),
            IReadOnlyList<object?> items =>
                $"[{string.Join(", ", items.Select(item => PrintScalar(item, false)))}]",
            IReadOnlyDictionary<string, object?> fields =>
                $"{{{string.Join(", ", fields.Select(one => $"{one.Key}: {PrintScalar(one.Value, false)}"))}}}",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex("^-?(?:0|[1-9][0-9]*)$")]
    private static partial Regex IntegerText();
}
