using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>The three operations (GraphQL section 2.3).</summary>
public enum OperationKind
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read; its root fields run one after another.</summary>
    Mutation,

    /// <summary>A long-lived request answered by a stream of responses.</summary>
    Subscription,
}

/// <summary>An operation or a fragment.</summary>
/// <param name="directives">Directives on it.</param>
/// <param name="selectionSet">What it selects.</param>
/// <param name="location">Where it stands.</param>
public abstract class ExecutableDefinitionNode(
    ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet, Location location)
    : DefinitionNode(location)
{
    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Variables it defines; only an operation has some.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary><c>OperationDefinition</c> (GraphQL section 2.3), in long or shorthand form.</summary>
/// <param name="operation">Query, mutation or subscription.</param>
/// <param name="name">Its name; null when anonymous.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="selectionSet">Its root selection.</param>
/// <param name="location">Where it stands.</param>
public sealed class OperationDefinitionNode(
    OperationKind operation,
    NameNode? name,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location)
    : ExecutableDefinitionNode(directives, selectionSet, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Operation { get; } = operation;

    /// <summary>Its name; null when anonymous.</summary>
    public NameNode? Name { get; } = name;
}

/// <summary><c>FragmentDefinition</c> (GraphQL section 2.8).</summary>
/// <param name="name">Its name.</param>
/// <param name="typeCondition">The type it applies to.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="selectionSet">What it selects.</param>
/// <param name="location">Where it stands.</param>
public sealed class FragmentDefinitionNode(
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location)
    : ExecutableDefinitionNode(directives, selectionSet, location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;
}

/// <summary><c>VariableDefinition : Description? Variable : Type DefaultValue? Directives?</c>.</summary>
/// <param name="variable">The variable.</param>
/// <param name="type">Its declared type.</param>
/// <param name="defaultValue">The value taken when the request gives none; null when there is none.</param>
/// <param name="directives">Directives on it.</param>
/// <param name="location">Where it stands.</param>
public sealed class VariableDefinitionNode(
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    /// <summary>Description written before it, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The value taken when the request gives none; null when there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>Directive : @ Name Arguments?</c> (GraphQL section 2.12).</summary>
/// <param name="name">Its name without the at sign.</param>
/// <param name="arguments">Its arguments as written.</param>
/// <param name="location">Where it stands.</param>
public sealed class DirectiveNode(NameNode name, ImmutableArray<ArgumentNode> arguments, Location location)
    : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Directive;

    /// <summary>Its name without the at sign.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The literal given for an argument, or null.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <returns>The value node as written.</returns>
    public ValueNode? Find(string argument)
    {
        for (var index = Arguments.Length - 1; index >= 0; index--)
        {
            if (Arguments[index].Name.Value == argument)
                return Arguments[index].Value;
        }

        return null;
    }
}

/// <summary><c>Argument : Name : Value</c> (GraphQL section 2.6).</summary>
/// <param name="name">Its name.</param>
/// <param name="value">The value given.</param>
/// <param name="location">Where it stands.</param>
public sealed class ArgumentNode(NameNode name, ValueNode value, Location location) : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Argument;

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value given.</summary>
    public ValueNode Value { get; } = value;
}
