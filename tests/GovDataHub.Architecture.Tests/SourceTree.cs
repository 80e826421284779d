using GovDataHub.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovDataHub.Architecture.Tests;

/// <summary>The C# files of the repository, parsed once.</summary>
internal static class SourceTree
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() =>
    [
        .. new[] { "src", "tests" }
            .SelectMany(
                folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(SourceFile.Read),
    ]);

    /// <summary>Every file of <c>src</c> and <c>tests</c>.</summary>
    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>The files of one project of <c>src</c>, below a folder of it when one is given.</summary>
    public static IEnumerable<SourceFile> Of(string project, string folder = "")
    {
        var prefix = $"src/GovDataHub.{project}/{folder}";
        return All.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal));
    }
}

/// <summary>One C# file: its path below the root with forward slashes, its text and its syntax.</summary>
internal sealed record SourceFile(string Path, string Text, CompilationUnitSyntax Syntax)
{
    public static SourceFile Read(string path)
    {
        var text = File.ReadAllText(path);
        return new SourceFile(
            System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'),
            text,
            CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());
    }

    /// <summary>The identifiers that stand in the code, comments and strings aside.</summary>
    public IEnumerable<string> Identifiers()
    {
        return Syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);
    }

    /// <summary>The string literals of the code.</summary>
    public IEnumerable<string> Literals()
    {
        return Syntax.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Select(token => token.ValueText);
    }
}
