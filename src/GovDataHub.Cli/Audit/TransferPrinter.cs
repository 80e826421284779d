using System.Text.Json;

namespace GovDataHub.Cli.Audit;

/// <summary>Prints a transfer for people.</summary>
internal static class TransferPrinter
{
    private const int LongestList = 60;

    /// <summary>One line of a list.</summary>
    public static string Line(JsonElement transfer)
    {
        string department = Department(transfer) ?? "-";
        JsonElement caller = transfer.GetProperty("caller");
        string who = $"{Text(caller, "kind")} {Short(Text(caller, "id"))}";
        string what = string.Join(' ', List(transfer, "coordinates"));
        string shown = what.Length <= LongestList ? what : $"{what[..LongestList]}…";
        return $"{Text(transfer, "id"),-12} {Text(transfer, "at"),-25} {Text(transfer, "outcome"),-8} {department,-4} "
            + $"{Text(transfer, "purpose"),-20} {who,-20} {shown}".TrimEnd();
    }

    /// <summary>All of it, a line each.</summary>
    public static void Print(JsonElement transfer, TextWriter writer)
    {
        JsonElement caller = transfer.GetProperty("caller");
        (string Name, string? Value)[] lines =
        [
            ("transfer", Text(transfer, "id")),
            ("at", Text(transfer, "at")),
            ("outcome", $"{Text(transfer, "outcome")} {Text(transfer, "reason")}".TrimEnd()),
            ("caller", $"{Text(caller, "kind")} {Text(caller, "id")}"),
            ("shown as", Text(caller, "displayName")),
            ("of", $"{Text(caller, "department")} {Text(caller, "role")}".Trim()),
            ("on behalf", Text(transfer, "onBehalfOf")),
            ("purpose", Text(transfer, "purpose")),
            ("matter", Text(transfer, "matter")),
            ("basis", string.Join(", ", List(transfer, "basis"))),
            ("source", Department(transfer)),
            ("fields", string.Join(", ", List(transfer, "coordinates"))),
            ("outcome only", string.Join(", ", List(transfer, "predicates"))),
            ("subjects", Text(transfer, "subjects")),
            ("rows, bytes", $"{Text(transfer, "rows")}, {Text(transfer, "bytes")}"),
            ("trace", Text(transfer, "traceId")),
        ];
        foreach ((string name, string? value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
        {
            writer.WriteLine($"{name,-12} {value}");
        }
    }

    private static string? Department(JsonElement transfer)
    {
        return transfer.GetProperty("department") is { ValueKind: JsonValueKind.Object } department
            ? Text(department, "code")
            : null;
    }

    private static string? Text(JsonElement element, string name)
    {
        JsonElement value = element.GetProperty(name);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
    }

    private static IEnumerable<string?> List(JsonElement element, string name)
    {
        return element.GetProperty(name).EnumerateArray().Select(item => item.GetString());
    }

    private static string? Short(string? pseudonym)
    {
        return pseudonym is { Length: > 8 } ? pseudonym[..8] : pseudonym;
    }
}
