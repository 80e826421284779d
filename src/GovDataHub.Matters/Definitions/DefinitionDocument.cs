using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Matters.Definitions;

/// <summary>A definition with the text it was read from, so that whatever is wrong can be pointed at.</summary>
internal sealed class DefinitionDocument
{
    private readonly YamlMappingNode _root;
    private readonly SourceLines _lines;

    private DefinitionDocument(string file, string text, YamlMappingNode root, MatterDefinition definition)
    {
        File = file;
        Definition = definition;
        _root = root;
        _lines = new SourceLines(text);
    }

    /// <summary>The file, as given.</summary>
    public string File { get; }

    /// <summary>What it defines.</summary>
    public MatterDefinition Definition { get; }

    /// <summary>Reads a text; null when it has problems, which are added.</summary>
    public static DefinitionDocument? Read(string file, string text, List<DefinitionProblem> problems)
    {
        int before = problems.Count;
        if (YamlFields.Open(file, text, problems) is not { } root)
        {
            return null;
        }

        var definition = MatterDefinitionReader.Read(root, text);
        return problems.Count == before ? new DefinitionDocument(file, text, root.Node, definition) : null;
    }

    /// <summary>Every text in two languages, as it stands: either may be missing or empty.</summary>
    public IEnumerable<(YamlScalarNode? Zh, YamlScalarNode? En, SourcePlace Place)> Texts()
    {
        return _root.AllNodes.OfType<YamlMappingNode>()
            .Select(map => (Zh: Scalar(map, "zh"), En: Scalar(map, "en"), Place: PlaceOf(map)))
            .Where(text => text.Zh is not null || text.En is not null);
    }

    /// <summary>
    /// Where an entry stands: names lead into mappings, numbers into lists. What is missing stands where it would. A
    /// block that begins below its name stands at its name.
    /// </summary>
    public SourcePlace At(params ReadOnlySpan<object> path)
    {
        var (node, name) = Node(path);
        bool isBlock = node is YamlMappingNode { Style: MappingStyle.Block } or YamlSequenceNode
        {
            Style: SequenceStyle.Block,
        };
        return PlaceOf(isBlock && name is not null ? name : node);
    }

    /// <summary>Where a node begins.</summary>
    public static SourcePlace PlaceOf(YamlNode node)
    {
        return new SourcePlace(node.Start.Line, node.Start.Column);
    }

    /// <summary>Where the character at an offset of an entry's text stands, however the text is written.</summary>
    public SourcePlace Within(int offset, params ReadOnlySpan<object> path)
    {
        return Node(path).Node is YamlScalarNode { Value: { } value } scalar
            ? _lines.Within(PlaceOf(scalar), value, offset)
            : At(path);
    }

    private (YamlNode Node, YamlNode? Name) Node(ReadOnlySpan<object> path)
    {
        YamlNode at = _root;
        YamlNode? name = null;
        foreach (object step in path)
        {
            var (key, next) = (at, step) switch
            {
                (YamlMappingNode map, string entry) => Entry(map, entry),
                (YamlSequenceNode list, int position) when position < list.Children.Count => (null, list[position]),
                _ => default,
            };
            if (next is null)
            {
                break;
            }

            (at, name) = (next, key);
        }

        return (at, name);
    }

    private static (YamlNode? Key, YamlNode? Value) Entry(YamlMappingNode map, string name)
    {
        var (key, value) = map.Children.FirstOrDefault(
            child => child.Key is YamlScalarNode { Value: { } at } && at == name);
        return (key, value);
    }

    private static YamlScalarNode? Scalar(YamlMappingNode map, string name)
    {
        return Entry(map, name).Value as YamlScalarNode;
    }
}

/// <summary>The lines of a text, to find a character of a YAML value in them.</summary>
internal sealed class SourceLines(string text)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>
    /// The place of a character of a value that begins somewhere. Quotes, folds and line breaks stand between what is
    /// written and what is meant, so the two are walked side by side, blanks left out.
    /// </summary>
    public SourcePlace Within(SourcePlace start, string value, int offset)
    {
        var (line, column) = ((int)start.Line - 1, (int)start.Column - 1);
        bool isFolded = line < _lines.Length && column < _lines[line].Length && _lines[line][column] is '>' or '|';
        if (isFolded)
        {
            (line, column) = (line + 1, 0);
        }

        int read = 0;
        while (line < _lines.Length)
        {
            for (; column < _lines[line].Length; column++)
            {
                while (read < value.Length && char.IsWhiteSpace(value[read]) && read < offset)
                {
                    read++;
                }

                if (read < value.Length && _lines[line][column] == value[read])
                {
                    if (read >= offset)
                    {
                        return new SourcePlace(line + 1, column + 1);
                    }

                    read++;
                }
            }

            (line, column) = (line + 1, 0);
        }

        return start;
    }
}
