using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>
/// A schema (GraphQL section 3.3): its types, root types and directives. Immutable once built, read by any number of
/// threads. <see cref="SchemaBuilder"/> makes it.
/// </summary>
public sealed class Schema
{
    private static readonly ImmutableArray<ObjectType> NoObjects = [];
    private readonly FrozenDictionary<string, ImmutableArray<ObjectType>> _possibleTypes;
    private readonly FrozenSet<(string Abstract, string Member)> _members;

    internal Schema(DefinitionList<NamedType> types, DefinitionList<DirectiveDefinition> directives)
    {
        Types = types;
        Directives = directives;
        var possible = new Dictionary<string, List<ObjectType>>();
        var interfaces = new Dictionary<string, List<InterfaceType>>();
        foreach (var type in types)
        {
            if (type is UnionType union)
                possible[union.Name] = [.. union.Types];
            else if (type is InterfaceType)
                possible.TryAdd(type.Name, []);
            foreach (var parent in (type as ImplementingType)?.Interfaces ?? [])
            {
                if (type is ObjectType member)
                    Add(possible, parent.Name, member);
                else if (type is InterfaceType child)
                    Add(interfaces, parent.Name, child);
            }
        }

        _possibleTypes = possible.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray());
        _members = _possibleTypes.SelectMany(pair => pair.Value.Select(member => (pair.Key, member.Name)))
            .Concat(interfaces.SelectMany(pair => pair.Value.Select(member => (pair.Key, member.Name))))
            .Concat(types.OfType<UnionType>().SelectMany(MisplacedInterfaces))
            .ToFrozenSet();
    }

    /// <summary>All types, built-in and introspection ones included, in the order introspection lists them.</summary>
    public DefinitionList<NamedType> Types { get; }

    /// <summary>All directives: those defined, then the built-in ones not redefined.</summary>
    public DefinitionList<DirectiveDefinition> Directives { get; }

    /// <summary>The root type of queries; null only in a schema built without validation.</summary>
    public ObjectType? QueryType => Roots[(int)OperationKind.Query] as ObjectType;

    /// <summary>The root type of mutations, or null.</summary>
    public ObjectType? MutationType => Roots[(int)OperationKind.Mutation] as ObjectType;

    /// <summary>The root type of subscriptions, or null.</summary>
    public ObjectType? SubscriptionType => Roots[(int)OperationKind.Subscription] as ObjectType;

    /// <summary>Its description, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>Its definition, then its extensions, as written; empty when the root types go by their names.</summary>
    public ImmutableArray<SchemaDeclarationNode> Nodes { get; internal init; } = [];

    /// <summary>What is named as root type of each operation: an object type or nothing, once checked.</summary>
    internal ImmutableArray<NamedType?> Roots { get; init; } = [null, null, null];

    /// <summary>The type with a name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The type.</returns>
    public NamedType? FindType(string name)
    {
        return Types.Find(name);
    }

    /// <summary>The type with a name when it is of a certain kind, or null.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="name">The name.</param>
    /// <returns>The type.</returns>
    public T? FindType<T>(string name)
        where T : NamedType
    {
        return Types.Find(name) as T;
    }

    /// <summary>The directive with a name, or null.</summary>
    /// <param name="name">The name without the at sign.</param>
    /// <returns>The directive.</returns>
    public DirectiveDefinition? FindDirective(string name)
    {
        return Directives.Find(name);
    }

    /// <summary>The root type of an operation, or null when the schema has none.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The root type.</returns>
    public ObjectType? RootType(OperationKind operation)
    {
        return Roots[(int)operation] as ObjectType;
    }

    /// <summary>The object types a value of a composite type may have: GetPossibleTypes() of section 5.5.2.3.</summary>
    /// <param name="type">An object type (then itself alone), interface or union.</param>
    /// <returns>The object types in order.</returns>
    public ImmutableArray<ObjectType> PossibleTypes(CompositeType type)
    {
        return type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type.Name, NoObjects);
    }

    /// <summary>Whether a type is a member of a union or implements an interface.</summary>
    /// <param name="type">The union or interface.</param>
    /// <param name="member">The object type or interface.</param>
    /// <returns>False also when they are the same type.</returns>
    public bool IsSubType(CompositeType type, NamedType member)
    {
        return _members.Contains((type.Name, member.Name));
    }

    /// <summary>Whether a fragment on a type applies to an object of a runtime type: DoesFragmentTypeApply().</summary>
    /// <param name="condition">The fragment's type condition.</param>
    /// <param name="runtime">The object's type.</param>
    /// <returns>True for the type itself, a union with it, or an interface of it.</returns>
    public bool Applies(NamedType condition, ObjectType runtime)
    {
        return ReferenceEquals(condition, runtime) || (condition is CompositeType type && IsSubType(type, runtime));
    }

    /// <summary>Whether two composite types share an object type.</summary>
    /// <param name="first">One type.</param>
    /// <param name="second">The other.</param>
    /// <returns>True when some object may be of both.</returns>
    public bool Overlap(CompositeType first, CompositeType second)
    {
        if (ReferenceEquals(first, second))
            return true;
        if (second is ObjectType right)
            return Applies(first, right);
        if (first is ObjectType left)
            return Applies(second, left);
        return PossibleTypes(first).Any(type => IsSubType(second, type));
    }

    /// <summary>The field a selection names on a type, meta fields included (GraphQL section 4).</summary>
    /// <param name="parent">The type selected on.</param>
    /// <param name="name">The field's name.</param>
    /// <returns>The field, or null when the type has none by that name.</returns>
    public FieldDefinition? FindField(CompositeType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            if (name == MetaFields.TypeName.Name)
                return MetaFields.TypeName;
            if (ReferenceEquals(parent, QueryType) && MetaFields.Find(name) is { } meta)
                return meta;
        }

        return parent is ImplementingType type ? type.Fields.Find(name) : null;
    }

    /// <summary>The type a reference in a document names, or null when the schema lacks it.</summary>
    /// <param name="node">The reference as written.</param>
    /// <returns>The type.</returns>
    public GraphQLType? Resolve(TypeNode node)
    {
        return node switch
        {
            NamedTypeNode named => FindType(named.Name.Value),
            ListTypeNode list => Resolve(list.Type) is { } item ? new ListType(item) : null,
            NonNullTypeNode required => Resolve(required.Type) is { } type ? new NonNullType(type) : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// Interfaces named as members of a union. They are an error, and count as members until it has been reported, so
    /// that one mistake is not reported once more by every field of that union.
    /// </summary>
    private IEnumerable<(string Abstract, string Member)> MisplacedInterfaces(UnionType union)
    {
        return union.Nodes.SelectMany(node => node.MembersOf())
            .Select(member => member.Name.Value)
            .Where(name => FindType(name) is InterfaceType)
            .Select(name => (union.Name, name));
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(item);
    }
}
