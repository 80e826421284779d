using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>An extension of a named type (GraphQL section 3.4.3).</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives it adds.</param>
/// <param name="location">Where it stands.</param>
public abstract class TypeExtensionNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : TypeDeclarationNode(name, directives, location);

/// <summary><c>ScalarTypeExtension</c>: <c>extend scalar Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class ScalarTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;
}

/// <summary><c>ObjectTypeExtension</c>: <c>extend type Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="interfaces">Interfaces it declares to implement.</param>
/// <param name="fields">Its fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class ObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;

    /// <summary>Interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>InterfaceTypeExtension</c>: <c>extend interface Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="interfaces">Interfaces it declares to implement.</param>
/// <param name="fields">Its fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class InterfaceTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    /// <summary>Interfaces it declares to implement.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>UnionTypeExtension</c>: <c>extend union Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="types">Its member types in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class UnionTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    /// <summary>Its member types in order.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary><c>EnumTypeExtension</c>: <c>extend enum Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="values">Its values in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class EnumTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    /// <summary>Its values in order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>InputObjectTypeExtension</c>: <c>extend input Name ...</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="fields">Its input fields in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class InputObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    Location location)
    : TypeExtensionNode(name, directives, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    /// <summary>Its input fields in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
