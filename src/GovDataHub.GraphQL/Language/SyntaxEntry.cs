namespace GovDataHub.GraphQL.Language;

/// <summary>What an entry of the syntax table stands for; the parts of a node follow it in order of writing.</summary>
internal enum EntryKind : byte
{
    /// <summary>After the last entry.</summary>
    End,

    /// <summary>A name that is a part of its own.</summary>
    Name,

    /// <summary>An alias; the field's name follows.</summary>
    AliasedField,
    Field,
    FragmentSpread,
    InlineFragment,
    SelectionSet,
    Argument,
    Directive,
    Variable,
    Number,
    String,

    /// <summary>An enum value, true, false or null.</summary>
    Word,
    List,
    Object,
    ObjectField,
    NamedType,
    NonNullNamedType,
    ListType,
    NonNullListType,
    Operation,
    VariableDefinition,
    FragmentDefinition,
    Schema,
    SchemaExtension,
    RootType,
    ScalarType,
    ScalarExtension,
    ObjectType,
    ObjectExtension,
    InterfaceType,
    InterfaceExtension,
    UnionType,
    UnionExtension,
    EnumType,
    EnumExtension,
    InputType,
    InputExtension,
    FieldDefinition,
    InputValue,
    EnumValue,
    DirectiveDefinition,

    /// <summary>The word <c>repeatable</c> in a directive's definition.</summary>
    Repeatable,
}

/// <summary>
/// One node of a document that was found right, or a name in it: eight bytes. The entries of a document stand in
/// pre-order, so that one pass over them makes the tree without looking at the grammar again.
/// </summary>
/// <param name="kind">What it is.</param>
/// <param name="start">Offset of its first token, less than <see cref="ParserLimits.MostBytes"/>.</param>
internal struct SyntaxEntry(EntryKind kind, int start)
{
    private const int KindBits = 6;

    private uint _head = ((uint)start << KindBits) | (uint)kind;

    /// <summary>
    /// How many parts of the kind that has no number of its own: selections, list items, object fields, arguments of a
    /// field or directive, directives of a variable's definition; an operation's <see cref="OperationKind"/>.
    /// </summary>
    public int Count;

    /// <summary>What it is.</summary>
    public EntryKind Kind
    {
        readonly get => (EntryKind)(_head & ((1 << KindBits) - 1));
        set => _head = (_head & ~((1u << KindBits) - 1)) | (uint)value;
    }

    /// <summary>Offset of its first token.</summary>
    public readonly int Start => (int)(_head >> KindBits);
}
