using System.Reflection;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Errors;

/// <summary>The one table of error codes holds every code that the source produces, and no other.</summary>
public sealed partial class ErrorCodeTests
{
    private static readonly string[] Projects = ["GraphQL", "Federation", "Matters", "Audit", "Server", "Portal"];

    /// <summary>Words in capitals that are no error codes of an answer, and why.</summary>
    private static readonly string[] OtherWords =
    [
        "HUB_", // Settings,
        "OTEL_", // of OpenTelemetry too.
        "NOT_CONFIRMED", // The answer to a link nobody asked, and to one a transcript
        "NOT_RECORDED", // does not hold; they never leave the decision.
    ];

    /// <summary>Files that name other things in capitals.</summary>
    private static readonly string[] OtherFiles =
    [
        "GraphQL/Language/", // Kinds of nodes,
        "GraphQL/Types/", // places of directives,
        "GraphQL/Execution/Introspection.cs", // kinds of types.
        "Federation/Supergraph/", // Rules of composition: what `hub schema check` prints.
        "Matters/Definitions/", // Words of the definitions, and rules of their check.
    ];

    [Fact]
    public void Every_code_that_the_source_produces_stands_in_the_table()
    {
        string[] known = [.. ErrorCode.All.Select(entry => entry.Code)];

        Assert.Empty(Produced().Where(found => !known.Contains(found.Code)).Select(found => found.ToString()));
    }

    [Fact]
    public void Every_code_of_the_table_is_produced()
    {
        string[] produced = [.. Produced().Select(found => found.Code), .. Constants()];

        Assert.Empty(ErrorCode.All.Select(entry => entry.Code).Except(produced));
    }

    [Fact]
    public void Every_named_code_stands_in_the_table_once()
    {
        Assert.All(Constants(), code => Assert.Single(ErrorCode.All, entry => entry.Code == code));
        Assert.Equal(ErrorCode.All.Length, ErrorCode.All.DistinctBy(entry => entry.Code).Count());
    }

    [Fact]
    public void Every_entry_says_what_happened_and_what_mends_it_in_both_languages()
    {
        Assert.All(ErrorCode.All, entry =>
        {
            Assert.Matches(Chinese(), entry.Meaning.Zh);
            Assert.Matches(Chinese(), entry.Mend.Zh);
            Assert.EndsWith(".", entry.Meaning.En, StringComparison.Ordinal);
            Assert.EndsWith(".", entry.Mend.En, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Constants()
    {
        return new[] { typeof(ErrorCode), typeof(ErrorCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Distinct();
    }

    private static IEnumerable<(string Code, string File)> Produced()
    {
        foreach (string project in Projects)
        {
            string root = Repository.PathOf("src", "GovDataHub." + project);
            foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
            {
                string name = project + "/" + Path.GetRelativePath(root, file).Replace('\\', '/');
                if (name.Contains("/obj/", StringComparison.Ordinal)
                    || name.StartsWith("Federation/Errors/", StringComparison.Ordinal)
                    || OtherFiles.Any(other => name.StartsWith(other, StringComparison.Ordinal)))
                {
                    continue;
                }

                foreach (Match match in Word().Matches(File.ReadAllText(file)))
                {
                    string code = match.Groups[1].Value;
                    if (!OtherWords.Any(other => code.StartsWith(other, StringComparison.Ordinal)))
                    {
                        yield return (code, name);
                    }
                }
            }
        }
    }

    [GeneratedRegex("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"")]
    private static partial Regex Word();

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}.*。$")]
    private static partial Regex Chinese();
}
