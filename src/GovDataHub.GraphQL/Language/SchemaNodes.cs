using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>The schema's definition or an extension of it (GraphQL section 3.3).</summary>
/// <param name="directives">Directives on it.</param>
/// <param name="operationTypes">The root types it names.</param>
/// <param name="location">Where it stands.</param>
public abstract class SchemaDeclarationNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    Location location)
    : DefinitionNode(location)
{
    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The root types it names.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary><c>SchemaDefinition : Description? schema Directives? { RootOperationTypeDefinition+ }</c>.</summary>
/// <param name="directives">Directives on it.</param>
/// <param name="operationTypes">The root types it names.</param>
/// <param name="location">Where it stands.</param>
public sealed class SchemaDefinitionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    Location location)
    : SchemaDeclarationNode(directives, operationTypes, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }
}

/// <summary><c>SchemaExtension : extend schema ...</c>.</summary>
/// <param name="directives">Directives it adds.</param>
/// <param name="operationTypes">The root types it adds.</param>
/// <param name="location">Where it stands.</param>
public sealed class SchemaExtensionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    Location location)
    : SchemaDeclarationNode(directives, operationTypes, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;
}

/// <summary><c>RootOperationTypeDefinition : OperationType : NamedType</c>.</summary>
/// <param name="operation">Which operation.</param>
/// <param name="type">The object type answering it.</param>
/// <param name="location">Where it stands.</param>
public sealed class OperationTypeDefinitionNode(OperationKind operation, NamedTypeNode type, Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    /// <summary>Which operation.</summary>
    public OperationKind Operation { get; } = operation;

    /// <summary>The object type answering it.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary><c>DirectiveDefinition : Description? directive @ Name ... on DirectiveLocations</c>.</summary>
/// <param name="name">Its name without the at sign.</param>
/// <param name="arguments">The arguments it takes.</param>
/// <param name="repeatable">Whether it may stand several times at one location.</param>
/// <param name="locations">Where it may stand, at least one.</param>
/// <param name="location">Where the definition stands.</param>
public sealed class DirectiveDefinitionNode(
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool repeatable,
    ImmutableArray<NameNode> locations,
    Location location)
    : DefinitionNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its name without the at sign.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments it takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand several times at one location.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where it may stand.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations;
}

/// <summary><c>FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives?</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="arguments">The arguments it takes.</param>
/// <param name="type">Its type.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class FieldDefinitionNode(
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments it takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>InputValueDefinition : Description? Name : Type DefaultValue? Directives?</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="defaultValue">The value taken when none is given; null when there is none.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class InputValueDefinitionNode(
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The value taken when none is given; null when there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>EnumValueDefinition : Description? EnumValue Directives?</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class EnumValueDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
