using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>A node of the syntax tree: immutable, and it knows where it was written.</summary>
/// <param name="location">Where it stands in the source text.</param>
public abstract class SyntaxNode(Location location)
{
    /// <summary>Which production the node is.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>Where the node stands in its source text.</summary>
    public Location Location { get; } = location;

    /// <inheritdoc/>
    public override string ToString()
    {
        return Printer.Print(this);
    }
}

/// <summary>A name as written, with its place (GraphQL section 2.1.9).</summary>
/// <param name="Value">The name.</param>
/// <param name="Location">Where it stands.</param>
public readonly record struct NameNode(string Value, Location Location)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return Value;
    }
}

/// <summary>A whole document: <c>Document : Definition+</c> (GraphQL section 2.2).</summary>
/// <param name="definitions">Its definitions in order of writing; at least one.</param>
/// <param name="tokenCount">How many tokens it was written with, the end of file not counted.</param>
/// <param name="location">Where it stands.</param>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, int tokenCount, Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;

    /// <summary>Its definitions in order of writing.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many tokens the document was written with.</summary>
    public int TokenCount { get; } = tokenCount;

    /// <summary>The fragment with a name, or null.</summary>
    /// <param name="name">The fragment's name.</param>
    /// <returns>The first definition with that name.</returns>
    public FragmentDefinitionNode? FindFragment(string name)
    {
        foreach (var definition in Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && fragment.Name.Value == name)
                return fragment;
        }

        return null;
    }
}

/// <summary>Anything that stands at the top of a document.</summary>
/// <param name="location">Where it stands.</param>
public abstract class DefinitionNode(Location location) : SyntaxNode(location);
