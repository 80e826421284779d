using System.Text.RegularExpressions;
using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests;

/// <summary>Decision records have one form: a title that states the decision, four sections, 20 to 60 lines.</summary>
public sealed partial class DecisionRecordTests
{
    public static TheoryData<string> Records()
    {
        return [.. Directory.EnumerateFiles(Repository.PathOf("src", "decisions"), "*.md")
            .Select(path => Path.GetFileName(path)!)];
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_has_its_sections_and_its_length(string file)
    {
        var lines = Repository.Read("src", "decisions", file).TrimEnd().Split('\n');
        Assert.Matches(FileName(), file);
        Assert.StartsWith($"# {file[..4]} ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["## Status", "## Context", "## Decision", "## Consequences"],
            lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 20, 60);
    }

    [Fact]
    public void Records_are_numbered_without_gaps()
    {
        var numbers = Directory.EnumerateFiles(Repository.PathOf("src", "decisions"), "*.md")
            .Select(path => int.Parse(Path.GetFileName(path)[..4], System.Globalization.CultureInfo.InvariantCulture))
            .Order()
            .ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }

    [GeneratedRegex("^[0-9]{4}-[a-z0-9-]+\\.md$")]
    private static partial Regex FileName();
}
