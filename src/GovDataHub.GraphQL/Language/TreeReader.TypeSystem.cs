using System.Collections.Immutable;
using System.Diagnostics;

namespace GovDataHub.GraphQL.Language;

/// <summary>Type system definitions and extensions (GraphQL section 3).</summary>
internal ref partial struct TreeReader
{
    private DefinitionNode ReadTypeSystemDefinition()
    {
        var entry = _entries[_index++];
        var place = Place(entry.Start);
        switch (entry.Kind)
        {
            case EntryKind.Schema:
                var directives = ReadDirectives();
                return new SchemaDefinitionNode(directives, ReadRootTypes(), place)
                {
                    Description = ReadDescription(entry.Start),
                };
            case EntryKind.SchemaExtension:
                var added = ReadDirectives();
                return new SchemaExtensionNode(added, ReadRootTypes(), place);
            case EntryKind.DirectiveDefinition:
                return ReadDirectiveDefinition(place);
            case EntryKind.ScalarExtension or EntryKind.ObjectExtension or EntryKind.InterfaceExtension
                or EntryKind.UnionExtension or EntryKind.EnumExtension or EntryKind.InputExtension:
                return ReadTypeExtension(entry.Kind, place);
            default:
                return ReadTypeDefinition(entry.Kind, place);
        }
    }

    private TypeDefinitionNode ReadTypeDefinition(EntryKind kind, Location place)
    {
        var description = ReadDescription(place.Start);
        var name = ReadName();
        var interfaces = ReadNamedTypes();
        var directives = ReadDirectives();
        return kind switch
        {
            EntryKind.ScalarType => new ScalarTypeDefinitionNode(name, directives, place)
            {
                Description = description,
            },
            EntryKind.ObjectType => new ObjectTypeDefinitionNode(name, directives, interfaces, ReadFields(), place)
            {
                Description = description,
            },
            EntryKind.InterfaceType =>
                new InterfaceTypeDefinitionNode(name, directives, interfaces, ReadFields(), place)
                {
                    Description = description,
                },
            EntryKind.UnionType => new UnionTypeDefinitionNode(name, directives, ReadMembers(interfaces), place)
            {
                Description = description,
            },
            EntryKind.EnumType => new EnumTypeDefinitionNode(name, directives, ReadEnumValues(), place)
            {
                Description = description,
            },
            EntryKind.InputType => new InputObjectTypeDefinitionNode(name, directives, ReadInputValues(), place)
            {
                Description = description,
            },
            _ => throw new UnreachableException(),
        };
    }

    private TypeExtensionNode ReadTypeExtension(EntryKind kind, Location place)
    {
        var name = ReadName();
        var interfaces = ReadNamedTypes();
        var directives = ReadDirectives();
        return kind switch
        {
            EntryKind.ScalarExtension => new ScalarTypeExtensionNode(name, directives, place),
            EntryKind.ObjectExtension =>
                new ObjectTypeExtensionNode(name, directives, interfaces, ReadFields(), place),
            EntryKind.InterfaceExtension =>
                new InterfaceTypeExtensionNode(name, directives, interfaces, ReadFields(), place),
            EntryKind.UnionExtension =>
                new UnionTypeExtensionNode(name, directives, ReadMembers(interfaces), place),
            EntryKind.EnumExtension => new EnumTypeExtensionNode(name, directives, ReadEnumValues(), place),
            EntryKind.InputExtension => new InputObjectTypeExtensionNode(name, directives, ReadInputValues(), place),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A union's members, which without directives before them were read where interfaces stand.</summary>
    private ImmutableArray<NamedTypeNode> ReadMembers(ImmutableArray<NamedTypeNode> read)
    {
        return read.IsEmpty ? ReadNamedTypes() : read;
    }

    private ImmutableArray<NamedTypeNode> ReadNamedTypes()
    {
        var mark = _pendingCount;
        while (Kind == EntryKind.NamedType)
            Push(ReadNamedType());
        return Pop<NamedTypeNode>(mark);
    }

    private ImmutableArray<OperationTypeDefinitionNode> ReadRootTypes()
    {
        var mark = _pendingCount;
        while (Kind == EntryKind.RootType)
        {
            var start = _entries[_index++].Start;
            var operation = _text[start] switch
            {
                (byte)'q' => OperationKind.Query,
                (byte)'m' => OperationKind.Mutation,
                _ => OperationKind.Subscription,
            };
            Push(new OperationTypeDefinitionNode(operation, ReadNamedType(), Place(start)));
        }

        return Pop<OperationTypeDefinitionNode>(mark);
    }

    private ImmutableArray<FieldDefinitionNode> ReadFields()
    {
        var mark = _pendingCount;
        while (Kind == EntryKind.FieldDefinition)
        {
            var start = _entries[_index++].Start;
            var name = ReadDescribedName(start);
            var arguments = ReadInputValues();
            var type = ReadType();
            var directives = ReadDirectives();
            Push(new FieldDefinitionNode(name, arguments, type, directives, Place(start))
            {
                Description = ReadDescription(start),
            });
        }

        return Pop<FieldDefinitionNode>(mark);
    }

    private ImmutableArray<InputValueDefinitionNode> ReadInputValues()
    {
        var mark = _pendingCount;
        while (Kind == EntryKind.InputValue)
        {
            var start = _entries[_index++].Start;
            var name = ReadDescribedName(start);
            var type = ReadType();
            var value = IsValue(Kind) ? ReadValue() : null;
            var directives = ReadDirectives();
            Push(new InputValueDefinitionNode(name, type, value, directives, Place(start))
            {
                Description = ReadDescription(start),
            });
        }

        return Pop<InputValueDefinitionNode>(mark);
    }

    private ImmutableArray<EnumValueDefinitionNode> ReadEnumValues()
    {
        var mark = _pendingCount;
        while (Kind == EntryKind.EnumValue)
        {
            var start = _entries[_index++].Start;
            var name = ReadDescribedName(start);
            var directives = ReadDirectives();
            Push(new EnumValueDefinitionNode(name, directives, Place(start))
            {
                Description = ReadDescription(start),
            });
        }

        return Pop<EnumValueDefinitionNode>(mark);
    }

    /// <summary>A name is an entry of its own after a description, otherwise its node begins with it.</summary>
    private NameNode ReadDescribedName(int start)
    {
        return _text[start] == '"' ? ReadName() : new(NameAt(start), Place(start));
    }

    private DirectiveDefinitionNode ReadDirectiveDefinition(Location place)
    {
        var name = ReadName();
        var arguments = ReadInputValues();
        var repeatable = Kind == EntryKind.Repeatable;
        if (repeatable)
            _index++;
        var locations = ImmutableArray.CreateBuilder<NameNode>();
        while (Kind == EntryKind.Name)
            locations.Add(ReadName());
        return new(name, arguments, repeatable, locations.ToImmutable(), place)
        {
            Description = ReadDescription(place.Start),
        };
    }
}
