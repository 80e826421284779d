using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>The types and directives some documents define, and their declarations of the schema itself.</summary>
internal sealed record TypeSystem(
    DefinitionList<NamedType> Types,
    ImmutableArray<DirectiveDefinition> Directives,
    ImmutableArray<SchemaDeclarationNode> SchemaNodes)
{
    /// <summary>The type with a name among the defined and the built-in ones, or null.</summary>
    public NamedType? FindType(string name)
    {
        return Types.Find(name) ?? BuiltInScalars.Find(name) ?? IntrospectionTypes.Find(name);
    }
}

/// <summary>
/// Turns definitions and their extensions into types: first an empty type for each name, then what each refers to. A
/// reference of the wrong kind is left out; the schema's rules report it from the node.
/// </summary>
internal sealed class TypeSystemAssembler
{
    private readonly SchemaOptions _options;
    private readonly bool _isBuiltIn;
    private readonly List<TypeDeclarationNode> _definitions = [];
    private readonly Dictionary<string, List<TypeDeclarationNode>> _extensions = [];
    private readonly List<DirectiveDefinitionNode> _directives = [];
    private readonly List<SchemaDeclarationNode> _schemaNodes = [];
    private readonly Dictionary<string, NamedType> _types = [];

    public TypeSystemAssembler(IEnumerable<DocumentNode> documents, SchemaOptions options, bool isBuiltIn)
    {
        _options = options;
        _isBuiltIn = isBuiltIn;
        foreach (var definition in documents.SelectMany(document => document.Definitions))
            Sort(definition);
    }

    /// <summary>What could not be assembled; the result is incomplete then.</summary>
    public List<GraphQLError> Errors { get; } = [];

    /// <summary>Makes the types.</summary>
    /// <returns>What the documents define.</returns>
    public TypeSystem Assemble()
    {
        var order = new List<NamedType>();
        foreach (var node in _definitions)
        {
            var type = FindBuiltIn(node.Name.Value) ?? CreateEmpty(node);
            if (_types.TryAdd(type.Name, type))
                order.Add(type);
        }

        foreach (var type in order.Where(type => !type.Nodes.IsEmpty))
            Fill(type);
        var directives = _directives.Select(Assemble).ToImmutableArray();
        foreach (var root in _schemaNodes.SelectMany(node => node.OperationTypes))
            FindType(root.Type);
        return new(new(order), directives, [.. _schemaNodes]);
    }

    private void Sort(DefinitionNode definition)
    {
        switch (definition)
        {
            case TypeDefinitionNode type:
                _definitions.Add(type);
                break;
            case TypeExtensionNode extension when _extensions.TryGetValue(extension.Name.Value, out var list):
                list.Add(extension);
                break;
            case TypeExtensionNode extension:
                _extensions[extension.Name.Value] = [extension];
                break;
            case DirectiveDefinitionNode directive:
                _directives.Add(directive);
                break;
            case SchemaDefinitionNode schema:
                _schemaNodes.Insert(0, schema);
                break;
            case SchemaExtensionNode schema:
                _schemaNodes.Add(schema);
                break;
            default:
                break;
        }
    }

    private NamedType? FindBuiltIn(string name)
    {
        return BuiltInScalars.Find(name) ?? (_isBuiltIn ? null : IntrospectionTypes.Find(name));
    }

    private NamedType CreateEmpty(TypeDeclarationNode node)
    {
        var name = node.Name.Value;
        NamedType type = node switch
        {
            ObjectTypeDefinitionNode => new ObjectType(name),
            InterfaceTypeDefinitionNode => new InterfaceType(name),
            UnionTypeDefinitionNode => new UnionType(name),
            EnumTypeDefinitionNode => new EnumType(name),
            InputObjectTypeDefinitionNode => new InputObjectType(name),
            _ => new ScalarType(name, _options.Scalars.GetValueOrDefault(name) ?? ScalarCoercion.Any),
        };
        type.Nodes = [node, .. _extensions.GetValueOrDefault(name) ?? []];
        type.Directives = [.. type.Nodes.SelectMany(part => part.Directives)];
        type.Description = (node as TypeDefinitionNode)?.Description?.Value;
        return type;
    }

    private void Fill(NamedType type)
    {
        switch (type)
        {
            case ImplementingType fields:
                fields.Interfaces =
                    [.. type.Nodes.SelectMany(node => node.InterfacesOf()).Select(FindType).OfType<InterfaceType>()];
                fields.Fields = new(
                    type.Nodes.SelectMany(node => node.FieldsOf()).Select(Assemble).OfType<FieldDefinition>());
                break;
            case UnionType union:
                union.Types =
                    [.. type.Nodes.SelectMany(node => node.MembersOf()).Select(FindType).OfType<ObjectType>()];
                break;
            case EnumType values:
                values.Values = new(type.Nodes.SelectMany(node => node.ValuesOf()).Select(Assemble));
                break;
            case InputObjectType input:
                input.Fields = new(type.Nodes.SelectMany(node => node.InputFieldsOf())
                    .Select(AssembleField).OfType<InputFieldDefinition>());
                input.IsOneOf = type.Nodes[0].Directives.Any(directive => directive.Name.Value == "oneOf");
                break;
            case ScalarType scalar:
                scalar.SpecifiedByUrl = type.Nodes
                    .Select(node => TextArgument(node.Directives, "specifiedBy", "url"))
                    .LastOrDefault(url => url is not null);
                break;
            default:
                break;
        }
    }

    private FieldDefinition? Assemble(FieldDefinitionNode node)
    {
        if (FindWrapped(node.Type) is not { } type)
            return null;
        return new()
        {
            Name = node.Name.Value,
            Type = type,
            Arguments = AssembleArguments(node.Arguments),
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            Directives = node.Directives,
            Node = node,
        };
    }

    private DefinitionList<ArgumentDefinition> AssembleArguments(ImmutableArray<InputValueDefinitionNode> nodes)
    {
        return nodes.IsEmpty
            ? DefinitionList<ArgumentDefinition>.None
            : new(nodes.Select(AssembleArgument).OfType<ArgumentDefinition>());
    }

    private ArgumentDefinition? AssembleArgument(InputValueDefinitionNode node)
    {
        if (FindWrapped(node.Type) is not { } type)
            return null;
        return new()
        {
            Name = node.Name.Value,
            Type = type,
            DefaultValue = node.DefaultValue,
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            Directives = node.Directives,
            Node = node,
        };
    }

    private InputFieldDefinition? AssembleField(InputValueDefinitionNode node)
    {
        if (FindWrapped(node.Type) is not { } type)
            return null;
        return new()
        {
            Name = node.Name.Value,
            Type = type,
            DefaultValue = node.DefaultValue,
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            Directives = node.Directives,
            Node = node,
        };
    }

    private EnumValueDefinition Assemble(EnumValueDefinitionNode node)
    {
        return new()
        {
            Name = node.Name.Value,
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            Directives = node.Directives,
            Node = node,
        };
    }

    private DirectiveDefinition Assemble(DirectiveDefinitionNode node)
    {
        return new()
        {
            Name = node.Name.Value,
            Locations = [.. LocationsOf(node)],
            Arguments = AssembleArguments(node.Arguments),
            Description = node.Description?.Value,
            IsRepeatable = node.Repeatable,
            Node = _isBuiltIn ? null : node,
        };
    }

    private static IEnumerable<DirectiveLocation> LocationsOf(DirectiveDefinitionNode node)
    {
        foreach (var name in node.Locations)
        {
            if (DirectiveLocations.TryParse(name.Value, out var location))
                yield return location;
        }
    }

    private GraphQLType? FindWrapped(TypeNode node)
    {
        return node switch
        {
            NamedTypeNode named => FindType(named),
            ListTypeNode list => FindWrapped(list.Type) is { } item ? new ListType(item) : null,
            NonNullTypeNode required => FindWrapped(required.Type) is { } type ? new NonNullType(type) : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private NamedType? FindType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        var type = FindBuiltIn(name) ?? _types.GetValueOrDefault(name);
        if (type is null)
        {
            Errors.Add(new($"Unknown type: \"{name}\".", node.Location)
            {
                Code = ErrorCodes.ValidationFailed,
                Rule = "KnownTypeNames",
            });
        }

        return type;
    }

    private string? DeprecationReason(ImmutableArray<DirectiveNode> directives)
    {
        return TextArgument(directives, "deprecated", "reason");
    }

    /// <summary>The value of a built-in directive's argument; null when the directive is not applied.</summary>
    private string? TextArgument(ImmutableArray<DirectiveNode> directives, string directive, string argument)
    {
        if (directives.FirstOrDefault(one => one.Name.Value == directive) is not { } node)
            return null;
        var definition = IntrospectionTypes.Directives.First(one => one.Name == directive);
        var (values, error) = ArgumentCoercion.Coerce(definition, node);
        if (error is not null)
            Errors.Add(error);
        return values.GetValueOrDefault(argument) as string;
    }
}
