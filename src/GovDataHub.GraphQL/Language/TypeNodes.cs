namespace GovDataHub.GraphQL.Language;

/// <summary>A reference to a type as written (GraphQL section 2.11).</summary>
/// <param name="location">Where it stands.</param>
public abstract class TypeNode(Location location) : SyntaxNode(location);

/// <summary><c>NamedType : Name</c>.</summary>
/// <param name="name">The type's name.</param>
public sealed class NamedTypeNode(NameNode name) : TypeNode(name.Location)
{
    private readonly string _name = name.Value;

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    /// <summary>The type's name.</summary>
    public NameNode Name => new(_name, Location);
}

/// <summary><c>ListType : [ Type ]</c>.</summary>
/// <param name="type">The type of its items.</param>
/// <param name="location">Where it stands.</param>
public sealed class ListTypeNode(TypeNode type, Location location) : TypeNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListType;

    /// <summary>The type of its items.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary><c>NonNullType : NamedType ! | ListType !</c>.</summary>
/// <param name="type">The type without the bang.</param>
/// <param name="location">Where it stands.</param>
public sealed class NonNullTypeNode(TypeNode type, Location location) : TypeNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    /// <summary>The type without the bang.</summary>
    public TypeNode Type { get; } = type;
}
