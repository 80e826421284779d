using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>
/// Reads how a field is written: <c>notation</c>, <c>pattern</c>, <c>scale</c>, <c>codes</c> (the source's code: the
/// catalogue's value) and <c>none</c> (texts that stand for no value).
/// </summary>
internal static class FormatMapping
{
    public static ValueFormat Read(YamlSection section, RegisterField field)
    {
        var codes = section.Section("codes")?.Scalars.ToFrozenDictionary(
            entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (codes is not null && field.Type is not (FieldType.Enum or FieldType.Bool))
            throw section.Wrong($"{field.Coordinate} is neither an enum nor a bool: it has no codes");
        var pattern = section.Text("pattern");
        return new()
        {
            Type = field.Type,
            Notation = pattern is null ? NotationOf(section) : Notation.Pattern,
            Pattern = pattern ?? "",
            Scale = ScaleOf(section),
            Codes = codes,
            Nulls = section.Texts("none"),
        };
    }

    /// <summary>The order of a register's rows, from the catalogue.</summary>
    public static ImmutableArray<(RegisterField Field, bool Descending)> OrderOf(Resource resource)
    {
        if (resource.Order is not { } order)
            return [];
        return
        [
            .. order.Split(',', StringSplitOptions.TrimEntries).Select(term =>
            {
                var words = term.Split(' ');
                var field = resource.Field(words[0])
                    ?? throw new InvalidDataException(
                        $"{resource.Coordinate} is ordered by a field it lacks: {words[0]}");
                return (field, words is [_, "desc"]);
            }),
        ];
    }

    private static Notation NotationOf(YamlSection section)
    {
        return section.Text("notation") is null
            ? Notation.Plain
            : section.Word(
                "notation",
                ("padded", Notation.Padded),
                ("grouped", Notation.Grouped),
                ("percent", Notation.Percent),
                ("split", Notation.Split),
                ("epoch-days", Notation.EpochDays),
                ("epoch-seconds", Notation.EpochSeconds),
                ("epoch-milliseconds", Notation.EpochMilliseconds));
    }

    private static decimal ScaleOf(YamlSection section)
    {
        const NumberStyles Digits = NumberStyles.AllowDecimalPoint;
        if (section.Text("scale") is not { } text)
            return 1m;
        return decimal.TryParse(text, Digits, CultureInfo.InvariantCulture, out var scale) && scale > 0
            ? scale
            : throw section.Wrong($"scale '{text}' must be a number above 0");
    }
}
