using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Federation.Catalogue;

/// <summary>One mapping of a YAML file, read key by key; every complaint names the file and the line.</summary>
internal sealed class YamlSection
{
    private readonly YamlMappingNode _node;

    private YamlSection(string file, YamlMappingNode node)
    {
        File = file;
        _node = node;
    }

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>Where the mapping begins.</summary>
    public long Line => _node.Start.Line;

    /// <summary>The keys with their mappings, in order.</summary>
    public IEnumerable<(string Key, YamlSection Section)> Sections
        => _node.Children.Select(child => (Name(child.Key), AsSection(Name(child.Key), child.Value)));

    /// <summary>The keys with their texts, in order.</summary>
    public IEnumerable<(string Key, string Value)> Scalars
        => _node.Children.Select(child => (Name(child.Key), Required(Name(child.Key))));

    /// <summary>Reads a file whose root is a mapping.</summary>
    /// <exception cref="CatalogueException">It is not YAML, or not one mapping.</exception>
    public static YamlSection Load(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            using StreamReader reader = System.IO.File.OpenText(path);
            YamlStream stream = [];
            stream.Load(reader);
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new YamlSection(file, root)
                : throw new CatalogueException(file, 1, "expected one mapping");
        }
        catch (YamlException exception)
        {
            throw new CatalogueException(file, exception.Start.Line, exception.Message);
        }
    }

    /// <summary>A text, or null when the key is missing.</summary>
    public string? Text(string key)
    {
        return Child(key) switch
        {
            null => null,
            YamlScalarNode scalar => scalar.Value,
            YamlNode other => throw Wrong(other, $"'{key}' must be a text"),
        };
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string key)
    {
        return Text(key) is { Length: > 0 } text ? text : throw Wrong(_node, $"'{key}' is missing");
    }

    /// <summary>A whole number within bounds, or the default when the key is missing.</summary>
    public int Int(string key, int least, int most, int? otherwise = null)
    {
        if (Text(key) is not { } text)
        {
            return otherwise ?? throw Wrong(_node, $"'{key}' is missing");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most
            ? value
            : throw Wrong(Child(key)!, $"'{key}' must be a whole number from {least} to {most}");
    }

    /// <summary>true or false, or the default when the key is missing.</summary>
    public bool Flag(string key, bool otherwise)
    {
        return Text(key) switch
        {
            null => otherwise,
            "true" => true,
            "false" => false,
            _ => throw Wrong(Child(key)!, $"'{key}' must be true or false"),
        };
    }

    /// <summary>One of a closed list of words.</summary>
    public T Word<T>(string key, params ReadOnlySpan<(string Word, T Value)> words)
    {
        string text = Required(key);
        foreach ((string word, T value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        throw Wrong(Child(key)!, $"'{key}' is '{text}', expected one of {Join(words)}");
    }

    /// <summary>A list of texts; one text counts as a list of one; empty when the key is missing.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        return Child(key) switch
        {
            null => [],
            YamlScalarNode { Value: { } one } => [one],
            YamlSequenceNode many => [.. many.Select(item => item is YamlScalarNode { Value: { } text }
                ? text
                : throw Wrong(item, $"'{key}' must be a list of texts"))],
            { } other => throw Wrong(other, $"'{key}' must be a list of texts"),
        };
    }

    /// <summary>A nested mapping, or null when the key is missing.</summary>
    public YamlSection? Section(string key)
    {
        return Child(key) is { } child ? AsSection(key, child) : null;
    }

    /// <summary>A nested mapping that must be there.</summary>
    public YamlSection RequiredSection(string key)
    {
        return Section(key) ?? throw Wrong(_node, $"'{key}' is missing");
    }

    /// <summary>A list of mappings; empty when the key is missing.</summary>
    public IEnumerable<YamlSection> List(string key)
    {
        return Child(key) switch
        {
            null => [],
            YamlSequenceNode items => items.Select(item => AsSection(key, item)),
            YamlNode other => throw Wrong(other, $"'{key}' must be a list"),
        };
    }

    /// <summary>Whether a key is there and holds a text.</summary>
    public bool IsText(string key)
    {
        return Child(key) is YamlScalarNode;
    }

    /// <summary>What a key holds, as it is; null when the key is missing.</summary>
    public YamlNode? Node(string key)
    {
        return Child(key);
    }

    /// <summary>A complaint about this mapping.</summary>
    public CatalogueException Wrong(string problem)
    {
        return Wrong(_node, problem);
    }

    /// <summary>A complaint about what a key of this mapping holds.</summary>
    public CatalogueException Wrong(string key, string problem)
    {
        return Wrong(Child(key) ?? _node, problem);
    }

    private static string Join<T>(ReadOnlySpan<(string Word, T Value)> words)
    {
        List<string> names = [];
        foreach ((string word, T _) in words)
        {
            names.Add(word);
        }

        return string.Join(", ", names);
    }

    private YamlNode? Child(string key)
    {
        return _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child)
            && child is not YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain }
            ? child
            : null;
    }

    private YamlSection AsSection(string key, YamlNode node)
    {
        return node is YamlMappingNode mapping
            ? new YamlSection(File, mapping)
            : throw Wrong(node, $"'{key}' must be a mapping");
    }

    private string Name(YamlNode node)
    {
        return node is YamlScalarNode { Value: { Length: > 0 } name }
            ? name
            : throw Wrong(node, "a key must be a name");
    }

    private CatalogueException Wrong(YamlNode node, string problem)
    {
        return new CatalogueException(File, node.Start.Line, problem);
    }
}
