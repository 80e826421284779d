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

/// <summary>
/// A whole document: <c>Document : Definition+</c> (GraphQL section 2.2). One that was read from a text holds its
/// syntax table until the definitions are looked at; then the tree comes into being, once, for all threads.
/// </summary>
public sealed class DocumentNode : SyntaxNode
{
    private readonly Source? _source;

    // Dropped when the definitions are there.
    private volatile SyntaxEntry[]? _table;

    // Published once; threads that come first at the same time agree on one of the equal trees they made.
    private ImmutableArray<DefinitionNode> _definitions;

    /// <summary>Creates a document.</summary>
    /// <param name="definitions">Its definitions in order of writing; at least one.</param>
    /// <param name="tokenCount">How many tokens it was written with, the end of file not counted.</param>
    /// <param name="location">Where it stands.</param>
    public DocumentNode(ImmutableArray<DefinitionNode> definitions, int tokenCount, Location location)
        : base(location)
    {
        _definitions = definitions;
        TokenCount = tokenCount;
    }

    internal DocumentNode(Source source, SyntaxEntry[] table, int tokenCount)
        : base(new(source, 0))
    {
        _source = source;
        _table = table;
        TokenCount = tokenCount;
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;

    /// <summary>Its definitions in order of writing.</summary>
    public ImmutableArray<DefinitionNode> Definitions
    {
        get
        {
            if (_table is { } table)
            {
                var read = new TreeReader(_source!, table).ReadDefinitions();
                ImmutableInterlocked.InterlockedInitialize(ref _definitions, read);
                _table = null;
            }

            return _definitions;
        }
    }

    /// <summary>How many tokens the document was written with.</summary>
    public int TokenCount { get; }

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
