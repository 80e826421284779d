using System.Globalization;
using GovDataHub.Matters.Definitions.Checking;
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

    /// <summary>The mapping itself.</summary>
    public YamlMappingNode Node => _node;

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

            problems.Add(DefinitionProblem.Of(
                file, new SourcePlace(1, 1), CheckCode.FileUnreadable, "one YAML mapping is expected"));
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException or ArgumentException)
        {
            string why = (broken.InnerException ?? broken).Message;
            problems.Add(DefinitionProblem.Of(
                file, PlaceOf(broken, text), CheckCode.FileUnreadable, $"not YAML: {why}"));
        }

        return null;
    }

    /// <summary>Where reading broke off; some of YamlDotNet's own faults do not tell, so it is read again.</summary>
    private static SourcePlace PlaceOf(Exception broken, string text)
    {
        if (broken is YamlException known)
        {
            return new SourcePlace(known.Start.Line, known.Start.Column);
        }

        var place = new SourcePlace(1, 1);
        try
        {
            using var reader = new StringReader(text);
            var parser = new Parser(reader);
            while (parser.MoveNext())
            {
                place = new SourcePlace(parser.Current!.Start.Line, parser.Current.Start.Column);
            }
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException or ArgumentException)
        {
            return place;
        }

        return place;
    }

    public bool Has(string name)
    {
        return Find(name) is not null;
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

    /// <summary>One language of a text.</summary>
    public string Translation(string language)
    {
        if (Optional(language) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Add(Find(language) ?? _node, $"'{language}' is missing", CheckCode.TranslationMissing);
        return "";
    }

    public string? Optional(string name)
    {
        return Find(name) switch
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
        return Map(name)?.Translations();
    }

    /// <summary>The mapping's own <c>zh</c> and <c>en</c>.</summary>
    public BilingualText Translations()
    {
        return new BilingualText(Translation("zh"), Translation("en"));
    }

    public BilingualText RequiredText(string name, string code = CheckCode.TranslationMissing)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Add(_node, $"'{name}: {{zh, en}}' is missing", code);
        return new BilingualText("", "");
    }

    public YamlFields? Map(string name)
    {
        switch (Find(name))
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

    /// <summary>A sequence of texts, each with its place; empty when it is missing.</summary>
    public IEnumerable<(string Text, SourcePlace Place)> PlacedStrings(string name)
    {
        return Sequence(name).OfType<YamlScalarNode>()
            .Select(node => (node.Value ?? "", DefinitionDocument.PlaceOf(node)));
    }

    /// <summary>Where a name stands; the mapping's own place when it does not.</summary>
    public SourcePlace PlaceOfName(string name)
    {
        return DefinitionDocument.PlaceOf(
            _node.Children.Keys.FirstOrDefault(key => key is YamlScalarNode { Value: { } at } && at == name) ?? _node);
    }

    public void Problem(string message)
    {
        Add(_node, message);
    }

    /// <summary>Adds a problem at the place of an entry.</summary>
    public void Problem(string message, string name, string code = CheckCode.Shape)
    {
        _problems.Add(DefinitionProblem.Of(_file, PlaceOfName(name), code, message));
    }

    /// <summary>Adds a problem at the place of one item of a list.</summary>
    public void ItemProblem(string message, string name, int position, string code)
    {
        Add(Find(name) is YamlSequenceNode list ? list[position] : _node, message, code);
    }

    private string? Wrong(YamlNode node, string message)
    {
        Add(node, message);
        return null;
    }

    private IEnumerable<YamlNode> Sequence(string name)
    {
        switch (Find(name))
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

    private YamlNode? Find(string name)
    {
        return _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }

    private void Add(YamlNode node, string message, string code = CheckCode.Shape)
    {
        var place = new SourcePlace(node.Start.Line, node.Start.Column);
        _problems.Add(DefinitionProblem.Of(_file, place, code, message));
    }
}
