using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>A named type: its first definition or an extension of it.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public abstract class TypeDeclarationNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : DefinitionNode(location)
{
    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of a named type (GraphQL section 3.4).</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public abstract class TypeDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : TypeDeclarationNode(name, directives, location)
{
    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }
}

/// <summary><c>ScalarTypeDefinition</c>: <c>scalar Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class ScalarTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;
}

/// <summary><c>ObjectTypeDefinition</c>: <c>type Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="interfaces">Interfaces it declares to implement.</param>
/// <param name="fields">Its fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class ObjectTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    /// <summary>Interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>InterfaceTypeDefinition</c>: <c>interface Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="interfaces">Interfaces it declares to implement.</param>
/// <param name="fields">Its fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class InterfaceTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    /// <summary>Interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>UnionTypeDefinition</c>: <c>union Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="types">Its member types in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class UnionTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    /// <summary>Its member types in order.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary><c>EnumTypeDefinition</c>: <c>enum Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="values">Its values in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class EnumTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    /// <summary>Its values in order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>InputObjectTypeDefinition</c>: <c>input Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="fields">Its input fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class InputObjectTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    Location location)
    : TypeDefinitionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    /// <summary>Its input fields in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
