using System.Text.Json;
using GovDataHub.Audit.Records;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>A response to a query of <c>me</c>, and what it released.</summary>
internal sealed class Answer
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Reads a response.</summary>
    public Answer(string text)
    {
        Text = text;
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            && data.GetProperty("me") is { ValueKind: JsonValueKind.Object } me)
        {
            foreach (var department in me.EnumerateObject())
            {
                var leaves = new List<string>();
                Collect(department.Value, leaves);
                _values[department.Name.ToUpperInvariant()] = leaves;
            }
        }

        Errors = root.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(ErrorOf)]
            : [];
        Sources = root.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("hub", out var hub)
            ? [.. hub.GetProperty("sources").EnumerateArray().Select(SourceOf)]
            : [];
    }

    /// <summary>The whole response.</summary>
    public string Text { get; }

    /// <summary>The path, as <c>me/hpf</c>, and the code of each error.</summary>
    public IReadOnlyList<(string Path, string? Code)> Errors { get; }

    /// <summary>What the response says of its sources.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Every register value released.</summary>
    public IEnumerable<string> Values => _values.Values.SelectMany(leaves => leaves);

    /// <summary>The departments of which a register value was released.</summary>
    public IEnumerable<string> Released => _values.Where(leaves => leaves.Value.Count > 0).Select(leaves => leaves.Key);

    private static void Collect(JsonElement element, List<string> leaves)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, leaves);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, leaves);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                leaves.Add(element.ToString());
                break;
        }
    }

    private static (string Path, string? Code) ErrorOf(JsonElement error)
    {
        var path = error.TryGetProperty("path", out var at) ? string.Join('/', at.EnumerateArray()) : string.Empty;
        var code = error.TryGetProperty("extensions", out var more) && more.TryGetProperty("code", out var text)
            ? text.GetString()
            : null;
        return (path, code);
    }

    private static Source SourceOf(JsonElement source)
    {
        TransferId? id = TransferId.TryParse(source.GetProperty("transferId").GetString(), out var parsed)
            ? parsed
            : null;
        return new Source(
            source.GetProperty("department").GetString()!, id, source.GetProperty("outcome").GetString()!);
    }
}

/// <summary>A source as a response names it.</summary>
/// <param name="Department">Its department's code.</param>
/// <param name="Id">Its transfer, null when the response names none.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record Source(string Department, TransferId? Id, string Outcome);
