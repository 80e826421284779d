using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Lifecycle;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>
/// The matter engine's records in the shape of the schema's small types; the executor reads them by name.
/// </summary>
internal sealed class MatterView(DepartmentCatalogue departments)
{
    /// <summary>A <c>Text</c>.</summary>
    public static Dictionary<string, object?> Text(string zh, string en)
    {
        return new Dictionary<string, object?> { ["zh"] = zh, ["en"] = en };
    }

    /// <summary>A <c>Text</c>, or null.</summary>
    public static Dictionary<string, object?>? Text(BilingualText? text)
    {
        return text is null ? null : Text(text.Zh, text.En);
    }

    /// <summary>A <c>UserError</c>.</summary>
    public static Dictionary<string, object?> Error(UserError error)
    {
        return new Dictionary<string, object?>
        {
            ["code"] = error.Code,
            ["field"] = error.Field,
            ["text"] = Text(error.Zh, error.En),
        };
    }

    /// <summary>An enum value as the schema spells it: <c>WAITING_CITIZEN</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Concat(name.Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
    }

    /// <summary>A <c>Department</c>.</summary>
    public Dictionary<string, object?> Department(string code)
    {
        var name = departments.Department(code)?.Name ?? new Label(code, code);
        return new Dictionary<string, object?> { ["code"] = code, ["name"] = Text(name.Zh, name.En) };
    }

    /// <summary>A <c>Need</c>.</summary>
    public Dictionary<string, object?> Need(NeedDefinition need)
    {
        var field = departments.Field(need.Coordinate);
        return new Dictionary<string, object?>
        {
            ["coordinate"] = need.Coordinate,
            ["role"] = need.Role,
            ["label"] = LabelOf(need.Coordinate),
            ["department"] = Department(need.Coordinate.Split('.')[0]),
            ["mode"] = Name(need.Mode),
            ["uses"] = need.Uses,
            ["level"] = field?.Level ?? 0,
            ["sensitive"] = field?.Sensitive ?? false,
        };
    }

    /// <summary>Whether a coordinate is sensitive personal information.</summary>
    public bool IsSensitive(string coordinate)
    {
        return departments.Field(coordinate)?.Sensitive ?? false;
    }

    /// <summary>A <c>SupplyDefinition</c> with the options given.</summary>
    public static Dictionary<string, object?> Supply(SupplyDefinition supply, IEnumerable<SupplyOption>? options)
    {
        return new Dictionary<string, object?>
        {
            ["name"] = supply.Name,
            ["label"] = Text(supply.Label),
            ["hint"] = Text(supply.Hint),
            ["type"] = supply.Type == SupplyType.DateTime ? "DATETIME" : Name(supply.Type),
            ["why"] = supply.Why,
            ["required"] = supply.Required,
            ["options"] = options?.Select(option => new Dictionary<string, object?>
            {
                ["value"] = option.Value,
                ["label"] = Text(option.Label),
            }).ToArray(),
        };
    }

    /// <summary>A field's label.</summary>
    public Dictionary<string, object?> LabelOf(string coordinate)
    {
        var label = departments.Field(coordinate)?.Label ?? new Label(coordinate, coordinate);
        return Text(label.Zh, label.En);
    }

    /// <summary>
    /// A value as people read it: grouped amounts, translated codes, and of an account or card only its last digits.
    /// </summary>
    public Dictionary<string, object?>? Display(string coordinate, JsonElement value)
    {
        var field = departments.Field(coordinate);
        return (field?.Type, value.ValueKind) switch
        {
            (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
            (FieldType.Enum, JsonValueKind.String) => Code(field, value.GetString()!),
            (FieldType.Money, JsonValueKind.Number) => Amount(value.GetDecimal()),
            (_, JsonValueKind.True) => Text("是", "yes"),
            (_, JsonValueKind.False) => Text("否", "no"),
            (FieldType.String, JsonValueKind.String) when field is { Sensitive: true, Level: 4 } =>
                Same(Masked(value.GetString()!)),
            (_, JsonValueKind.String) => Same(value.GetString()!),
            _ => Same(value.GetRawText()),
        };
    }

    /// <summary>The four answers as the schema spells them.</summary>
    public static string Outcome(AnswerKind answer)
    {
        return Name(answer);
    }

    private static Dictionary<string, object?> Code(RegisterField field, string code)
    {
        foreach (var (known, label) in field.Values)
        {
            if (known == code)
            {
                return Text(label.Zh, label.En);
            }
        }

        return Same(code);
    }

    private static Dictionary<string, object?> Amount(decimal amount)
    {
        string grouped = amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
        return Text($"{grouped} 元", $"¥{grouped}");
    }

    private static Dictionary<string, object?> Same(string text)
    {
        return Text(text, text);
    }

    private static string Masked(string text)
    {
        return text.Length <= 4 ? "****" : string.Concat("**** ", text.AsSpan(text.Length - 4));
    }
}
