using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>A type of a schema: named, list or non-null (GraphQL section 3.4).</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether null is not among its values.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether it may be given as input (IsInputType()).</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether it may be answered as output (IsOutputType()).</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>The type without an outer non-null wrapper.</summary>
    public GraphQLType Nullable => this is NonNullType required ? required.Of : this;
}

/// <summary>A list of values of another type (GraphQL section 3.11).</summary>
/// <param name="of">The type of its items.</param>
public sealed class ListType(GraphQLType of) : GraphQLType
{
    /// <summary>The type of its items.</summary>
    public GraphQLType Of { get; } = of;

    /// <inheritdoc/>
    public override NamedType Named { get; } = of.Named;

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"[{Of}]";
    }
}

/// <summary>Another type without null (GraphQL section 3.12).</summary>
/// <param name="of">The nullable type.</param>
public sealed class NonNullType(GraphQLType of) : GraphQLType
{
    /// <summary>The nullable type.</summary>
    public GraphQLType Of { get; } = of;

    /// <inheritdoc/>
    public override NamedType Named { get; } = of.Named;

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Of}!";
    }
}

/// <summary>A type with a name; there is one object for each name of a schema.</summary>
/// <param name="name">Its name.</param>
public abstract class NamedType(string name) : GraphQLType, INamedDefinition
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>Its description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Directives applied to its definition, then to its extensions, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>Its definition, then its extensions, as written; empty for built-in types.</summary>
    public ImmutableArray<TypeDeclarationNode> Nodes { get; internal set; } = [];

    /// <summary>Whether it belongs to introspection (its name begins with two underscores).</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString()
    {
        return Name;
    }
}

/// <summary>A type that selections are made on: object, interface or union.</summary>
/// <param name="name">Its name.</param>
public abstract class CompositeType(string name) : NamedType(name);

/// <summary>A type with fields that may implement interfaces: object or interface.</summary>
/// <param name="name">Its name.</param>
public abstract class ImplementingType(string name) : CompositeType(name)
{
    /// <summary>Its fields in order.</summary>
    public DefinitionList<FieldDefinition> Fields { get; internal set; } = DefinitionList<FieldDefinition>.None;

    /// <summary>The interfaces it declares, in order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];
}

/// <summary>An object type (GraphQL section 3.6).</summary>
/// <param name="name">Its name.</param>
public sealed class ObjectType(string name) : ImplementingType(name);

/// <summary>An interface type (GraphQL section 3.7).</summary>
/// <param name="name">Its name.</param>
public sealed class InterfaceType(string name) : ImplementingType(name);

/// <summary>A union type (GraphQL section 3.8).</summary>
/// <param name="name">Its name.</param>
public sealed class UnionType(string name) : CompositeType(name)
{
    /// <summary>Its member types in order.</summary>
    public ImmutableArray<ObjectType> Types { get; internal set; } = [];
}

/// <summary>An enum type (GraphQL section 3.9); its values travel inside the engine as their names.</summary>
/// <param name="name">Its name.</param>
public sealed class EnumType(string name) : NamedType(name)
{
    /// <summary>Its values in order.</summary>
    public DefinitionList<EnumValueDefinition> Values { get; internal set; } =
        DefinitionList<EnumValueDefinition>.None;
}

/// <summary>An input object type (GraphQL section 3.10).</summary>
/// <param name="name">Its name.</param>
public sealed class InputObjectType(string name) : NamedType(name)
{
    /// <summary>Its fields in order.</summary>
    public DefinitionList<InputFieldDefinition> Fields { get; internal set; } =
        DefinitionList<InputFieldDefinition>.None;

    /// <summary>Whether exactly one of its fields must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }
}

/// <summary>A scalar type (GraphQL section 3.5).</summary>
/// <param name="name">Its name.</param>
/// <param name="coercion">How its values cross the border of the engine.</param>
public sealed class ScalarType(string name, ScalarCoercion coercion) : NamedType(name)
{
    /// <summary>How its values cross the border of the engine.</summary>
    public ScalarCoercion Coercion { get; } = coercion;

    /// <summary>Where its format is specified (<c>@specifiedBy</c>), or null.</summary>
    public string? SpecifiedByUrl { get; internal set; }
}
