using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>
/// A JSON body written in YAML in which words such as <c>$keys</c> stand for what is asked. A plain scalar that is a
/// number, true or false is one in JSON; a quoted one is a string.
/// </summary>
internal static class RestTemplate
{
    /// <summary>Whether a word stands anywhere in the body.</summary>
    public static bool Mentions(YamlNode node, string word)
    {
        return node.AllNodes.Any(child => child is YamlScalarNode scalar && scalar.Value == word);
    }

    /// <summary>The body with its words replaced. A word that has no value leaves its property out.</summary>
    public static JsonNode? Fill(YamlNode node, IReadOnlyDictionary<string, JsonNode?> words)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                JsonObject filled = [];
                foreach (var (key, value) in mapping.Children)
                {
                    if (Fill(value, words) is { } child)
                        filled[((YamlScalarNode)key).Value!] = child;
                }

                return filled;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Select(child => Fill(child, words))]);
            case YamlScalarNode { Value: ['$', ..] word }:
                return words.TryGetValue(word, out var replacement)
                    ? replacement?.DeepClone()
                    : throw new InvalidDataException($"The word {word} has no meaning here.");
            case YamlScalarNode scalar:
                return Constant(scalar);
            default:
                throw new InvalidDataException($"A {node.NodeType} cannot stand in a body.");
        }
    }

    /// <summary>A path with its words replaced and percent-encoded; columns are joined by commas.</summary>
    public static string FillPath(string path, IReadOnlyDictionary<string, JsonNode?> words)
    {
        // Longer words first: one field's name may begin with another's.
        foreach (var (word, value) in words.OrderByDescending(w => w.Key.Length))
        {
            if (path.Contains(word, StringComparison.Ordinal))
                path = path.Replace(word, Encoded(value), StringComparison.Ordinal);
        }

        return path;
    }

    private static string Encoded(JsonNode? value)
    {
        return value switch
        {
            JsonArray columns => string.Join(',', columns.Select(Encoded)),
            null => "",
            _ => Uri.EscapeDataString(value.ToString()),
        };
    }

    private static JsonValue? Constant(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
            return JsonValue.Create(text);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return JsonValue.Create(number);
        return text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "null" or "~" or "" => null,
            _ => JsonValue.Create(text),
        };
    }
}
