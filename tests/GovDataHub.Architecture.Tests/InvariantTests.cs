using System.Text.RegularExpressions;
using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests;

/// <summary>
/// What holds across the code: who contacts departments, who knows SQL, what is pure, what names say.
/// </summary>
public sealed partial class InvariantTests
{
    private static readonly string[] Network =
        ["HttpClient", "SocketsHttpHandler", "TcpClient", "Socket", "HttpRequestMessage"];

    private static readonly string[] Databases = ["SqliteConnection", "NpgsqlConnection", "SqlConnection", "DbContext"];

    [Fact]
    public void A_department_is_contacted_only_in_the_connectors()
    {
        var elsewhere = SourceTree.Of("Federation")
            .Where(file => !file.Path.Contains("/Connectors/", StringComparison.Ordinal))
            .Where(file => !file.Path.Contains("/Storage/", StringComparison.Ordinal))
            .Where(file => file.Identifiers().Intersect([.. Network, .. Databases]).Any())
            .Select(file => file.Path);
        Found.None(elsewhere);
        var callers = SourceTree.Of("Matters").Concat(SourceTree.Of("Server"))
            .Where(file => file.Identifiers().Contains("IDepartmentConnector"))
            .Where(file => !file.Path.EndsWith("Feature.cs", StringComparison.Ordinal))
            .Select(file => file.Path);
        Found.None(callers);
    }

    [Theory]
    [InlineData("GraphQL", "Language/")]
    [InlineData("GraphQL", "Types/")]
    [InlineData("GraphQL", "Validation/")]
    [InlineData("Rules", "")]
    [InlineData("Federation", "Access/")]
    [InlineData("Federation", "Planning/")]
    [InlineData("Audit", "Merkle/")]
    public void Pure_parts_do_no_io_take_no_clock_and_are_not_async(string project, string folder)
    {
        string[] impure =
        [
            .. Network, .. Databases, "File", "FileStream", "Directory", "Console", "TimeProvider", "Stopwatch", "Task",
            "ValueTask", "Thread", "Environment", "Random",
        ];
        var files = SourceTree.Of(project, folder).ToArray();
        Assert.NotEmpty(files);
        var found = files
            .SelectMany(file => file.Identifiers().Intersect(impure).Select(name => $"{file.Path}: {name}"))
            .Concat(files.Where(
                file => file.Syntax.DescendantTokens().Any(token => token.ValueText is "async" or "await"))
                .Select(file => file.Path));
        Found.None(found);
    }

    [Fact]
    public void The_compiler_of_definitions_reads_no_file_and_takes_no_clock()
    {
        string[] impure = [.. Network, .. Databases, "Directory", "Console", "TimeProvider", "Environment", "Random"];
        var files = SourceTree.Of("Matters", "Definitions/Checking/").ToArray();
        Assert.NotEmpty(files);
        Found.None(files
            .SelectMany(file => file.Identifiers().Intersect(impure).Select(name => $"{file.Path}: {name}"))
            .Concat(files.Where(file => FileAccess().IsMatch(file.Text)).Select(file => $"{file.Path}: File")));
    }

    [Fact]
    public void Only_storage_folders_and_the_SQL_connector_know_SQL()
    {
        // The simulated departments stand for other people's systems: their SQL is their own.
        var found = SourceTree.All
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith("src/GovDataHub.Departments/", StringComparison.Ordinal))
            .Where(file => !file.Path.Contains("/Storage/", StringComparison.Ordinal))
            .Where(file => !file.Path.Contains("/Connectors/Sql/", StringComparison.Ordinal))
            .Where(file => file.Literals().Any(literal => Sql().IsMatch(literal)))
            .Select(file => file.Path);
        Found.None(found);
    }

    [Fact]
    public void Nothing_is_named_after_a_drawer()
    {
        string[] drawers = ["Common", "Shared", "Helper", "Helpers", "Util", "Utils", "Manager", "Base", "Misc"];
        var names = SourceTree.All.SelectMany(file => file.Path.Split('/', '.')
            .Concat(TypeName().Matches(file.Text).Select(match => match.Groups[1].Value))
            .Where(name => drawers.Any(drawer => name == drawer || EndsInWord(name, drawer)))
            .Select(name => $"{file.Path}: {name}"));
        Found.None(names);
    }

    [Fact]
    public void Namespaces_follow_the_folders()
    {
        var strays = SourceTree.All
            .SelectMany(file => file.Syntax.Members
                .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseNamespaceDeclarationSyntax>()
                .Where(space => space.Name.ToString() != Path.GetDirectoryName(file.Path)!
                    .Replace("src/", "", StringComparison.Ordinal).Replace("tests/", "", StringComparison.Ordinal)
                    .Replace('/', '.'))
                .Select(_ => file.Path));
        Found.None(strays);
    }

    [Fact]
    public void The_project_speaks_of_itself_alone()
    {
        string[] endings =
            [".cs", ".md", ".yaml", ".graphql", ".sh", ".mjs", ".razor", ".json", ".props", ".csproj", ".css", ".js"];
        string[] foreign = ["/work/", "/root/", "../shared", "registry.npmjs", "api.nuget.org", "nuget.org/"];
        var found = new[] { "src", "tests", "schemas", "infra", "README.md", "Directory.Build.props", ".editorconfig" }
            .SelectMany(entry => Directory.Exists(Repository.PathOf(entry))
                ? Directory.EnumerateFiles(Repository.PathOf(entry), "*", SearchOption.AllDirectories)
                : [Repository.PathOf(entry)])
            .Where(path => endings.Contains(Path.GetExtension(path)) && !Generated().IsMatch(path))
            .Where(path => !path.EndsWith("InvariantTests.cs", StringComparison.Ordinal))
            .Where(path => foreign.Any(word => File.ReadAllText(path).Contains(word, StringComparison.Ordinal)));
        Found.None(found);
    }

    private static bool EndsInWord(string name, string word)
    {
        return name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal)
            && char.IsLower(name[^(word.Length + 1)]);
    }

    [GeneratedRegex(
        @"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX))\s",
            RegexOptions.Singleline)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bFile\.(Read|Write|Open|Create|Exists|Delete|Append)|\bawait\b")]
    private static partial Regex FileAccess();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"/(obj|bin|node_modules|results)/")]
    private static partial Regex Generated();
}
