using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Operations, fragments, values and type references (GraphQL sections 2.3 to 2.12).</summary>
internal ref partial struct TreeReader
{
    /// <summary>Reads the value at the current entry.</summary>
    /// <returns>The value.</returns>
    public ValueNode ReadValue()
    {
        var entry = _entries[_index];
        var start = entry.Start;
        switch (entry.Kind)
        {
            case EntryKind.Variable:
                return ReadVariable();
            case EntryKind.Number:
                _index++;
                return ReadNumber(start);
            case EntryKind.String:
                _index++;
                return ReadString(start);
            case EntryKind.Word:
                _index++;
                return ReadWord(start);
            case EntryKind.List:
                return ReadList();
            default:
                return ReadObject();
        }
    }

    /// <summary>Reads the type reference at the current entry.</summary>
    /// <returns>The type.</returns>
    public TypeNode ReadType()
    {
        var entry = _entries[_index];
        var place = Place(entry.Start);
        switch (entry.Kind)
        {
            case EntryKind.NamedType:
                return ReadNamedType();
            case EntryKind.NonNullNamedType:
                return new NonNullTypeNode(ReadNamedType(), place);
            case EntryKind.ListType:
                _index++;
                return new ListTypeNode(ReadType(), place);
            default:
                _index++;
                return new NonNullTypeNode(new ListTypeNode(ReadType(), place), place);
        }
    }

    private OperationDefinitionNode ReadOperation()
    {
        var entry = _entries[_index++];
        NameNode? name = Kind == EntryKind.Name ? ReadName() : null;
        var mark = _pendingCount;
        while (Kind == EntryKind.VariableDefinition)
            Push(ReadVariableDefinition());
        var variables = Pop<VariableDefinitionNode>(mark);
        var directives = ReadDirectives();
        return new((OperationKind)entry.Count, name, directives, ReadSelectionSet(), Place(entry.Start))
        {
            Description = ReadDescription(entry.Start),
            VariableDefinitions = variables,
        };
    }

    private VariableDefinitionNode ReadVariableDefinition()
    {
        var entry = _entries[_index++];
        var variable = ReadVariable();
        var type = ReadType();
        var value = IsValue(Kind) ? ReadValue() : null;
        var directives = ReadDirectives(entry.Count);
        return new(variable, type, value, directives, Place(entry.Start))
        {
            Description = ReadDescription(entry.Start),
        };
    }

    private VariableNode ReadVariable()
    {
        var start = _entries[_index++].Start;
        return new(ReadName(), Place(start));
    }

    private SelectionSetNode ReadSelectionSet()
    {
        var entry = _entries[_index++];
        var selections = new SelectionNode[entry.Count];
        for (var item = 0; item < selections.Length; item++)
        {
            selections[item] = Kind switch
            {
                EntryKind.FragmentSpread => ReadFragmentSpread(),
                EntryKind.InlineFragment => ReadInlineFragment(),
                _ => ReadField(),
            };
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(selections), Place(entry.Start));
    }

    private FieldNode ReadField()
    {
        var entry = _entries[_index++];
        var start = entry.Start;
        string? alias = null;
        if (entry.Kind == EntryKind.AliasedField)
        {
            alias = NameAt(start);
            start = _entries[_index++].Start;
        }

        var name = NameAt(start);
        var arguments = entry.Count > 0 ? ReadArguments(entry.Count) : [];
        var directives = Kind == EntryKind.Directive ? ReadDirectives() : [];
        var selections = Kind == EntryKind.SelectionSet ? ReadSelectionSet() : null;
        return new(alias, name, start, arguments, directives, selections, Place(entry.Start));
    }

    private ImmutableArray<ArgumentNode> ReadArguments(int count)
    {
        if (count == 0)
            return [];
        var arguments = new ArgumentNode[count];
        for (var item = 0; item < count; item++)
        {
            var name = ReadName();
            arguments[item] = new(name, ReadValue(), name.Location);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(arguments);
    }

    private FragmentSpreadNode ReadFragmentSpread()
    {
        var start = _entries[_index++].Start;
        var name = ReadName();
        return new(name, ReadDirectives(), Place(start));
    }

    private InlineFragmentNode ReadInlineFragment()
    {
        var start = _entries[_index++].Start;
        var condition = Kind == EntryKind.NamedType ? ReadNamedType() : null;
        var directives = ReadDirectives();
        return new(condition, directives, ReadSelectionSet(), Place(start));
    }

    private FragmentDefinitionNode ReadFragmentDefinition()
    {
        var start = _entries[_index++].Start;
        var name = ReadName();
        var condition = ReadNamedType();
        var directives = ReadDirectives();
        return new(name, condition, directives, ReadSelectionSet(), Place(start))
        {
            Description = ReadDescription(start),
        };
    }

    private static bool IsValue(EntryKind kind)
    {
        return kind is EntryKind.Number or EntryKind.String or EntryKind.Word or EntryKind.List or EntryKind.Object;
    }

    private readonly ValueNode ReadNumber(int start)
    {
        var token = new Utf8Lexer(_source.Text, start);
        token.Advance();
        var text = Encoding.ASCII.GetString(token.Bytes);
        return token.Kind == TokenKind.IntValue
            ? new IntValueNode(text, Place(start))
            : new FloatValueNode(text, Place(start));
    }

    private readonly ValueNode ReadWord(int start)
    {
        var word = NameAt(start);
        return word switch
        {
            "true" => new BooleanValueNode(true, Place(start)),
            "false" => new BooleanValueNode(false, Place(start)),
            "null" => new NullValueNode(Place(start)),
            _ => new EnumValueNode(word, Place(start)),
        };
    }

    private ListValueNode ReadList()
    {
        var entry = _entries[_index++];
        var values = new ValueNode[entry.Count];
        for (var item = 0; item < values.Length; item++)
            values[item] = ReadValue();
        return new(ImmutableCollectionsMarshal.AsImmutableArray(values), Place(entry.Start));
    }

    private ObjectValueNode ReadObject()
    {
        var entry = _entries[_index++];
        var fields = new ObjectFieldNode[entry.Count];
        for (var item = 0; item < fields.Length; item++)
        {
            var name = ReadName();
            fields[item] = new(name, ReadValue(), name.Location);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(fields), Place(entry.Start));
    }

    private ImmutableArray<DirectiveNode> ReadDirectives()
    {
        return ReadDirectives(int.MaxValue);
    }

    private ImmutableArray<DirectiveNode> ReadDirectives(int most)
    {
        if (Kind != EntryKind.Directive)
            return [];
        var mark = _pendingCount;
        for (; most > 0 && Kind == EntryKind.Directive; most--)
        {
            var entry = _entries[_index++];
            var name = ReadName();
            Push(new DirectiveNode(name, ReadArguments(entry.Count), Place(entry.Start)));
        }

        return Pop<DirectiveNode>(mark);
    }

    private NamedTypeNode ReadNamedType()
    {
        return new(ReadName());
    }
}
