using System.Text.RegularExpressions;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>
/// A department's subgraph as its file is laid out: one definition a block, one field or value a line. It knows only
/// that layout, so that it can disagree with the hub's own parser.
/// </summary>
internal sealed partial class SubgraphText
{
    /// <summary>Field types by type name and field name, arguments left out.</summary>
    public Dictionary<string, Dictionary<string, string>> Types { get; } = [];

    /// <summary>Field types by input name and field name.</summary>
    public Dictionary<string, Dictionary<string, string>> Inputs { get; } = [];

    /// <summary>Values by enum name, in order.</summary>
    public Dictionary<string, List<string>> Enums { get; } = [];

    /// <summary>The scalars declared.</summary>
    public List<string> Scalars { get; } = [];

    /// <summary>Reads the text of one subgraph.</summary>
    public static SubgraphText Read(string text)
    {
        SubgraphText subgraph = new();
        foreach (Match scalar in ScalarPattern().Matches(text))
            subgraph.Scalars.Add(scalar.Groups["name"].Value);
        foreach (Match block in BlockPattern().Matches(text))
            subgraph.Add(block.Groups["kind"].Value, block.Groups["name"].Value, block.Groups["body"].Value);
        return subgraph;
    }

    private void Add(string kind, string name, string body)
    {
        string[] lines =
        [
            .. body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('"')),
        ];
        if (kind == "enum")
        {
            Enums.Add(name, [.. lines]);
            return;
        }

        Dictionary<string, string> fields = lines.Select(line => FieldPattern().Match(line)).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["type"].Value);
        (kind == "input" ? Inputs : Types).Add(name, fields);
    }

    [GeneratedRegex(@"^scalar (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex ScalarPattern();

    [GeneratedRegex(
        @"^(?:extend )?(?<kind>type|input|enum) (?<name>\w+)[^{\n]*\{\n(?<body>[^}]*)\}",
        RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"^(?<name>\w+)(?:\(.*\))?: (?<type>[\w\[\]!]+)$")]
    private static partial Regex FieldPattern();
}
