using System.Globalization;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Limits;

/// <summary>
/// How many objects a field is taken to answer with. <c>@listSize</c> says so where the schema declares it: an assumed
/// size, the arguments that cut a slice, the fields below that are as long. Else the usual <c>first</c> and <c>last</c>
/// are such arguments, for the list itself or for the <c>nodes</c> and <c>edges</c> of a connection.
/// </summary>
/// <param name="listSize">How long a list is that nothing says the size of.</param>
/// <param name="variables">The operation's variables, coerced; null before they are known.</param>
internal sealed class ListSizes(int listSize, IReadOnlyDictionary<string, object?>? variables)
{
    private static readonly string[] UsualArguments = ["first", "last"];
    private static readonly string[] UsualFields = ["nodes", "edges"];

    /// <summary>Whether a size hung on a variable that was not known, and was taken as 1.</summary>
    public bool HangsOnVariables { get; private set; }

    /// <summary>
    /// The length of a list, and the length to be handed to certain fields below it.
    /// </summary>
    /// <param name="field">The field's definition.</param>
    /// <param name="node">The field as selected.</param>
    /// <param name="above">What the field above says about this one.</param>
    public (long Length, SizedFields Below) Of(FieldDefinition field, FieldNode node, SizedFields above)
    {
        DirectiveNode? declared = field.Directives.FirstOrDefault(one => one.Name.Value == "listSize");
        long? slice = Slice(field, node, Names(declared, "slicingArguments") ?? UsualArguments);
        long? assumed = declared?.Find("assumedSize") is IntValueNode literal ? Number(literal) : null;
        bool isList = field.Type.Nullable is ListType;
        string[] sized = Names(declared, "sizedFields") ?? (isList ? [] : UsualFields);
        long? size = slice ?? assumed;
        long length = !isList ? 1
            : above.Names.Contains(field.Name) && above.Size is { } given ? given
            : size ?? listSize;
        return (length, sized.Length > 0 && size is { } known ? new SizedFields(sized, known) : SizedFields.None);
    }

    private long? Slice(FieldDefinition field, FieldNode node, string[] arguments)
    {
        long? largest = null;
        foreach (string name in arguments)
        {
            if (field.Arguments.Find(name) is not { } argument)
            {
                continue;
            }

            ValueNode? given = node.Arguments.FirstOrDefault(one => one.Name.Value == name)?.Value;
            if (Value(given ?? argument.DefaultValue, argument) is { } size)
            {
                largest = Math.Max(largest ?? 0, size);
            }
        }

        return largest;
    }

    private long? Value(ValueNode? value, ArgumentDefinition argument)
    {
        switch (value)
        {
            case IntValueNode literal:
                return Number(literal);
            case VariableNode variable when variables is null:
                HangsOnVariables = true;
                return 1;
            case VariableNode { Name.Value: { } name }:
                return variables.TryGetValue(name, out object? given)
                    ? given is int size ? Math.Max(0, size) : null
                    : argument.DefaultValue is IntValueNode standard ? Number(standard) : null;
            default:
                return null;
        }
    }

    private static long Number(IntValueNode literal)
    {
        return long.TryParse(literal.Value, CultureInfo.InvariantCulture, out long number)
            ? Math.Clamp(number, 0, int.MaxValue)
            : int.MaxValue;
    }

    private static string[]? Names(DirectiveNode? directive, string argument)
    {
        return directive?.Find(argument) switch
        {
            ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(value => value.Value)],
            StringValueNode one => [one.Value],
            _ => null,
        };
    }
}

/// <summary>A length handed down to fields of certain names.</summary>
/// <param name="Names">The fields.</param>
/// <param name="Size">Their length; null for none.</param>
internal sealed record SizedFields(string[] Names, long? Size)
{
    /// <summary>Nothing is handed down.</summary>
    public static SizedFields None { get; } = new([], null);
}
