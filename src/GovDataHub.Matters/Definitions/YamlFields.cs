using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// A YAML mapping read by name, every complaint with file and line. Reading never throws for the author's mistakes:
/// they gather in the list of problems, so that all of a file's are shown at once.
/// </summary>
internal sealed class YamlFields
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly List<DefinitionProblem> _problems;

    private YamlFields(string file, YamlMappingNode node, List<DefinitionProblem> problems)
    {
        _file = file;
        _node = node;
        _problems = problems;
    }

    public IEnumerable<string> Names => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The document's root, or null when it is no mapping or no YAML; the problem is added.</summary>
    public static YamlFields? Open(string file, string text, List<DefinitionProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return new YamlFields(file, root, problems);
            }

            problems.Add(new DefinitionProblem(file, 1, "one YAML mapping is expected"));
        }
        catch (YamlException broken)
        {
            problems.Add(new DefinitionProblem(file, broken.Start.Line, $"not YAML: {broken.Message}"));
        }

        return null;
    }

    public bool Has(string name)
    {
        return Node(name) is not null;
    }

    /// <summary>Complains of every name that is not in the list.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var key in _node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!names.Contains(name))
            {
                Add(key, $"unknown entry '{name}'; expected one of {string.Join(", ", names.ToArray())}");
            }
        }
    }

    public string Required(string name)
    {
        if (Optional(name) is { Length: > 0 } text)
        {
            return text;
        }

        Problem($"'{name}' is missing");
        return "";
    }

    public string? Optional(string name)
    {
        return Node(name) switch
        {
            null => null,
            YamlScalarNode { Value: "" or "~" or "null", Style: ScalarStyle.Plain } => null,
            YamlScalarNode scalar => scalar.Value,
            { } other => Wrong(other, $"'{name}' must be a text"),
        };
    }

    public int Integer(string name, int otherwise)
    {
        string? text = Optional(name);
        if (text is null)
        {
            return otherwise;
        }

        if (int.TryParse(text, CultureInfo.InvariantCulture, out int value))
        {
            return value;
        }

        Problem($"'{name}' must be a whole number", name);
        return otherwise;
    }

    public decimal? Number(string name)
    {
        string? text = Optional(name);
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value))
        {
            return value;
        }

        Problem($"'{name}' must be a number", name);
        return null;
    }

    public bool Flag(string name, bool otherwise)
    {
        switch (Optional(name))
        {
            case null:
                return otherwise;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Problem($"'{name}' must be true or false", name);
                return otherwise;
        }
    }

    /// <summary>A mapping <c>{zh, en}</c>; null when it is missing.</summary>
    public BilingualText? Text(string name)
    {
        return Map(name) is { } map ? new BilingualText(map.Required("zh"), map.Required("en")) : null;
    }

    public BilingualText RequiredText(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Problem($"'{name}: {{zh, en}}' is missing");
        return new BilingualText("", "");
    }

    public YamlFields? Map(string name)
    {
        switch (Node(name))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlFields(_file, map, _problems);
            case { } other:
                Add(other, $"'{name}' must be a mapping");
                return null;
        }
    }

    public bool IsMap(string name)
    {
        return Node(name) is YamlMappingNode;
    }

    /// <summary>A sequence of mappings; empty when it is missing.</summary>
    public IEnumerable<YamlFields> Items(string name)
    {
        foreach (var node in Sequence(name))
        {
            if (node is YamlMappingNode map)
            {
                yield return new YamlFields(_file, map, _problems);
            }
            else
            {
                Add(node, $"each entry of '{name}' must be a mapping");
            }
        }
    }

    /// <summary>A sequence of texts; empty when it is missing.</summary>
    public IEnumerable<string> Strings(string name)
    {
        foreach (var node in Sequence(name))
        {
            if (node is YamlScalarNode { Value: { } value })
            {
                yield return value;
            }
            else
            {
                Add(node, $"each entry of '{name}' must be a text");
            }
        }
    }

    public void Problem(string message)
    {
        Add(_node, message);
    }

    /// <summary>Adds a problem at the line of an entry.</summary>
    public void Problem(string message, string name)
    {
        Add(Node(name) ?? _node, message);
    }

    private string? Wrong(YamlNode node, string message)
    {
        Add(node, message);
        return null;
    }

    private IEnumerable<YamlNode> Sequence(string name)
    {
        switch (Node(name))
        {
            case null:
            case YamlScalarNode { Value: "" or "~" or "null" }:
                return [];
            case YamlSequenceNode sequence:
                return sequence.Children;
            case { } other:
                Add(other, $"'{name}' must be a list");
                return [];
        }
    }

    private YamlNode? Node(string name)
    {
        return _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }

    private void Add(YamlNode node, string message)
    {
        _problems.Add(new DefinitionProblem(_file, node.Start.Line, message));
    }
}
