using System.Xml.Linq;
using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests;

/// <summary>Projects and what each may refer to: arrows only downward.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["GraphQL"] = [],
        ["Rules"] = [],
        ["Audit"] = [],
        ["Federation"] = ["GraphQL", "Rules", "Audit"],
        ["Matters"] = ["Federation", "Rules", "Audit"],
        ["Server"] = ["GraphQL", "Rules", "Audit", "Federation", "Matters"],
        ["Portal"] = [],
        ["Departments"] = ["GraphQL", "Rules"],
        ["Cli"] = ["GraphQL", "Rules", "Audit", "Federation", "Matters", "Server", "Departments"],
    };

    [Fact]
    public void Every_project_refers_only_to_those_below_it()
    {
        foreach (var (project, allowed) in Allowed)
        {
            var references = Elements(project, "ProjectReference").Select(name => name.Split('.')[^2]).ToArray();
            Found.None(references.Except(allowed));
        }
    }

    [Fact]
    public void There_are_no_other_projects()
    {
        var projects = Directory.EnumerateDirectories(Repository.PathOf("src"), "GovDataHub.*")
            .Select(path => path.Split('.')[^1]);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GraphQL")]
    [InlineData("Rules")]
    public void The_languages_use_no_package(string project)
    {
        Assert.Empty(Elements(project, "PackageReference"));
        Assert.Empty(Elements(project, "FrameworkReference"));
    }

    [Fact]
    public void Every_source_project_has_a_test_project()
    {
        foreach (var project in Allowed.Keys)
        {
            Assert.True(Directory.Exists(Repository.PathOf("tests", $"GovDataHub.{project}.Tests")), project);
        }
    }

    [Fact]
    public void The_top_level_stays_what_it_is()
    {
        string[] known =
        [
            ".ci", ".config", ".data", ".editorconfig", ".git", ".gitattributes", ".gitignore", "Directory.Build.props",
            "Directory.Packages.props", "GovDataHub.sln", "LICENSE", "README.md", "global.json", "infra", "schemas",
                "src", "tests",
        ];
        var entries = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!);
        Found.None(entries.Except(known));
    }

    private static IEnumerable<string> Elements(string project, string element)
    {
        var file = Repository.PathOf("src", $"GovDataHub.{project}", $"GovDataHub.{project}.csproj");
        return XDocument.Load(file).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
    }
}
