using System.Collections.Immutable;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary><c>SelectionSet : { Selection+ }</c> (GraphQL section 2.4).</summary>
/// <param name="selections">What is selected, in order; at least one.</param>
/// <param name="location">Where it stands.</param>
public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections, Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    /// <summary>What is selected, in order.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public abstract class SelectionNode(ImmutableArray<DirectiveNode> directives, Location location)
    : SyntaxNode(location)
{
    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The selections written inside it; null on a leaf and on a fragment spread.</summary>
    internal SelectionSetNode? Inside => this switch
    {
        FieldNode selected => selected.SelectionSet,
        InlineFragmentNode inline => inline.SelectionSet,
        _ => null,
    };

    /// <summary>The first directive with a name, or null.</summary>
    /// <param name="name">The directive's name without the at sign.</param>
    /// <returns>The directive as written.</returns>
    public DirectiveNode? FindDirective(string name)
    {
        foreach (var directive in Directives)
        {
            if (directive.Name.Value == name)
                return directive;
        }

        return null;
    }
}

/// <summary><c>Field : Alias? Name Arguments? Directives? SelectionSet?</c> (GraphQL section 2.5).</summary>
public sealed class FieldNode : SelectionNode
{
    // Names apart from their places: fields are most of a document, and an alias begins where its field does.
    private readonly string? _alias;
    private readonly string _name;
    private readonly int _nameStart;

    // Made when the field is first executed; threads that race make equal ones.
    private byte[]? _responseKey;

    /// <summary>Creates a field.</summary>
    /// <param name="alias">The response name asked for; null when it is the field's own.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="arguments">Its arguments as written.</param>
    /// <param name="directives">Directives on it.</param>
    /// <param name="selectionSet">What is selected below it; null on a leaf.</param>
    /// <param name="location">Where it stands.</param>
    public FieldNode(
        NameNode? alias,
        NameNode name,
        ImmutableArray<ArgumentNode> arguments,
        ImmutableArray<DirectiveNode> directives,
        SelectionSetNode? selectionSet,
        Location location)
        : this(alias?.Value, name.Value, name.Location.Start, arguments, directives, selectionSet, location)
    {
    }

    internal FieldNode(
        string? alias,
        string name,
        int nameStart,
        ImmutableArray<ArgumentNode> arguments,
        ImmutableArray<DirectiveNode> directives,
        SelectionSetNode? selectionSet,
        in Location location)
        : base(directives, location)
    {
        _alias = alias;
        _name = name;
        _nameStart = nameStart;
        Arguments = arguments;
        SelectionSet = selectionSet;
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Field;

    /// <summary>The response name asked for; null when it is the field's own.</summary>
    public NameNode? Alias => _alias is null ? null : new(_alias, Location);

    /// <summary>The field's name.</summary>
    public NameNode Name => new(_name, Location.At(_nameStart));

    /// <summary>Its arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; }

    /// <summary>What is selected below it; null on a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; }

    /// <summary>The key of the field in the response: its alias, otherwise its name.</summary>
    public string ResponseName => _alias ?? _name;

    /// <summary>The response name in UTF-8, in which nothing needs an escape.</summary>
    internal ReadOnlySpan<byte> ResponseKey => _responseKey ??= Encoding.UTF8.GetBytes(ResponseName);
}

/// <summary><c>FragmentSpread : ... FragmentName Directives?</c> (GraphQL section 2.8).</summary>
/// <param name="name">The fragment's name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class FragmentSpreadNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : SelectionNode(directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>InlineFragment : ... TypeCondition? Directives? SelectionSet</c> (GraphQL section 2.8.2).</summary>
/// <param name="typeCondition">The type it applies to; null when it applies to the enclosing type.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="selectionSet">What it selects.</param>
/// <param name="location">Where it stands.</param>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location)
    : SelectionNode(directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    /// <summary>The type it applies to; null when it applies to the enclosing type.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
