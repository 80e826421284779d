using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Portal.Language;

namespace GovDataHub.Portal.GraphiQL;

/// <summary>What the IDE's page hands to its script, as one block of JSON that no browser runs.</summary>
internal static class IdeData
{
    private const string Folder = "examples/";

    // The encoder escapes angle brackets: the block cannot be ended from within.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>The example documents, in the order of their names.</summary>
    public static ImmutableArray<string> Examples { get; } = ReadExamples();

    /// <summary>The block.</summary>
    /// <param name="locale">The language of what is said about errors.</param>
    /// <param name="token">The antiforgery token that a question has to carry.</param>
    /// <param name="codes">The error codes' table as the API gives it, or null while it does not answer.</param>
    public static string Of(Locale locale, string token, JsonElement? codes)
    {
        return JsonSerializer.Serialize(
            new
            {
                Address = IdeFeature.Path,
                Token = token,
                Examples,
                Codes = codes is { } table
                    ? table.EnumerateObject().ToDictionary(entry => entry.Name, entry => new
                    {
                        Mend = Text(entry.Value, "mend", locale),
                    })
                    : [],
                Words = new
                {
                    Error = locale.Pick("错误", "Error"),
                    Line = locale.Pick("行", "line"),
                    Language = locale.Pick("zh", "en"),
                },
            },
            Json);
    }

    private static string Text(JsonElement entry, string name, Locale locale)
    {
        return entry.GetProperty(name).GetProperty(locale.Pick("zh", "en")).GetString() ?? "";
    }

    private static ImmutableArray<string> ReadExamples()
    {
        var assembly = typeof(IdeData).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                }),
        ];
    }
}
