using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>A field of an object or interface type (GraphQL section 3.6).</summary>
public sealed class FieldDefinition : INamedDefinition
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The arguments it takes, in order.</summary>
    public DefinitionList<ArgumentDefinition> Arguments { get; init; } = DefinitionList<ArgumentDefinition>.None;

    /// <summary>Its description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should no longer be used; null when it may be.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Directives applied to it, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Its definition as written; null for built-in fields.</summary>
    public FieldDefinitionNode? Node { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Name}: {Type}";
    }
}

/// <summary>A value of an enum type (GraphQL section 3.9).</summary>
public sealed class EnumValueDefinition : INamedDefinition
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Its description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should no longer be used; null when it may be.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Directives applied to it, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Its definition as written; null for built-in values.</summary>
    public EnumValueDefinitionNode? Node { get; init; }
}

/// <summary>What an argument and a field of an input object have in common.</summary>
public abstract class InputValueDefinition : INamedDefinition
{
    // The coerced default, computed when first asked for; computing it twice gives the same.
    private Tuple<bool, object?>? _coercedDefault;

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Its type, an input type.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The value taken when none is given, as written; null when there is none.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Its description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should no longer be used; null when it may be.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Directives applied to it, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Its definition as written; null for built-in ones.</summary>
    public InputValueDefinitionNode? Node { get; init; }

    /// <summary>Whether it has a default that is of its type.</summary>
    public bool HasDefault => DefaultValue is { } literal && TryGetCoercedDefault(literal, out _);

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && !HasDefault;

    internal bool TryGetCoercedDefault(ValueNode literal, out object? value)
    {
        if (_coercedDefault is not { } known)
        {
            var valid = LiteralCoercion.TryCoerce(literal, Type, null, out var coerced);
            _coercedDefault = known = Tuple.Create(valid, coerced);
        }

        value = known.Item2;
        return known.Item1;
    }
}

/// <summary>An argument of a field or directive.</summary>
public sealed class ArgumentDefinition : InputValueDefinition;

/// <summary>A field of an input object type (GraphQL section 3.10).</summary>
public sealed class InputFieldDefinition : InputValueDefinition;

/// <summary>A directive a schema knows (GraphQL section 3.13).</summary>
public sealed class DirectiveDefinition : INamedDefinition
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Where it may stand.</summary>
    public required ImmutableArray<DirectiveLocation> Locations { get; init; }

    /// <summary>The arguments it takes, in order.</summary>
    public DefinitionList<ArgumentDefinition> Arguments { get; init; } = DefinitionList<ArgumentDefinition>.None;

    /// <summary>Its description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it may stand several times at one location.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Its definition as written; null for the built-in ones.</summary>
    public DirectiveDefinitionNode? Node { get; init; }
}
