using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovDataHub.Architecture.Tests;

/// <summary>The hard caps on length.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 500;
    private const int LongestMethod = 70;
    private const int LongestLine = 120;

    [Fact]
    public void No_file_is_longer_than_500_lines()
    {
        Found.None(SourceTree.All.Where(file => Lines(file).Length > LongestFile)
            .Select(file => $"{file.Path}: {Lines(file).Length}"));
    }

    [Fact]
    public void No_method_is_longer_than_70_lines()
    {
        var found = SourceTree.All.SelectMany(file => file.Syntax.DescendantNodes()
            .Where(node =>
                node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => (Node: node, Length: Length(node)))
            .Where(method => method.Length > LongestMethod)
            .Select(method =>
                $"{file.Path}:{method.Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {method.Length}"));
        Found.None(found);
    }

    [Fact]
    public void No_line_is_longer_than_120_characters()
    {
        var found = SourceTree.All.SelectMany(file => Lines(file)
            .Select((line, index) => (line, index))
            .Where(at => at.line.Length > LongestLine)
            .Select(at => $"{file.Path}:{at.index + 1}: {at.line.Length}"));
        Found.None(found);
    }

    private static string[] Lines(SourceFile file)
    {
        return file.Text.TrimEnd().Split('\n');
    }

    private static int Length(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
