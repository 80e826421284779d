using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Writes syntax trees as canonical text: two spaces of indentation, arguments on lines of their own when the field
/// would pass 80 columns. Reading the text back gives the same tree.
/// </summary>
public static partial class Printer
{
    private const int LongestLine = 80;

    /// <summary>Prints a node and everything below it.</summary>
    /// <param name="node">The node.</param>
    /// <returns>Its canonical text, without a line feed at the end.</returns>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new IndentedText();
        Write(text, node);
        return text.ToString();
    }

    /// <summary>Prints a string literal with the escapes it needs.</summary>
    /// <param name="value">The text it stands for.</param>
    /// <returns>The literal in double quotes.</returns>
    internal static string PrintString(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' or >= '\u007F' and <= '\u009F' =>
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
                _ => text.Append(unit),
            };
        }

        return text.Append('"').ToString();
    }

    private static void Write(IndentedText text, SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                Join(text, document.Definitions, "\n\n");
                break;
            case OperationDefinitionNode operation:
                WriteOperation(text, operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteFragment(text, fragment);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(text, variable);
                break;
            case SelectionSetNode selections:
                WriteBlock(text, selections.Selections);
                break;
            case SelectionNode selection:
                WriteSelection(text, selection);
                break;
            case ArgumentNode argument:
                Write(text.Append(argument.Name.Value).Append(": "), argument.Value);
                break;
            case DirectiveNode directive:
                text.Append("@").Append(directive.Name.Value);
                WriteArguments(text, directive.Arguments);
                break;
            case ValueNode or ObjectFieldNode:
                WriteValue(text, node);
                break;
            case TypeNode type:
                WriteType(text, type);
                break;
            default:
                WriteTypeSystem(text, node);
                break;
        }
    }

    private static void WriteOperation(IndentedText text, OperationDefinitionNode operation)
    {
        WriteDescription(text, operation.Description);
        var variables = operation.VariableDefinitions;
        var shorthand = operation is { Operation: OperationKind.Query, Name: null, Description: null }
            && variables.IsEmpty && operation.Directives.IsEmpty;
        if (!shorthand)
        {
            text.Append(NameOf(operation.Operation));
            if (operation.Name is not null || !variables.IsEmpty)
                text.Append(" ");
            text.Append(operation.Name?.Value ?? "");
            if (variables.Any(IsMultiline))
            {
                Join(text.Append("(\n"), variables, "\n");
                text.Append("\n)");
            }
            else
            {
                WriteList(text, variables);
            }

            WriteDirectives(text, operation.Directives);
            text.Append(" ");
        }

        Write(text, operation.SelectionSet);
    }

    private static void WriteFragment(IndentedText text, FragmentDefinitionNode fragment)
    {
        WriteDescription(text, fragment.Description);
        text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name.Value);
        WriteDirectives(text, fragment.Directives);
        Write(text.Append(" "), fragment.SelectionSet);
    }

    private static void WriteVariableDefinition(IndentedText text, VariableDefinitionNode variable)
    {
        WriteDescription(text, variable.Description);
        Write(text, variable.Variable);
        Write(text.Append(": "), variable.Type);
        if (variable.DefaultValue is { } value)
            Write(text.Append(" = "), value);
        WriteDirectives(text, variable.Directives);
    }

    private static void WriteSelection(IndentedText text, SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteField(text, field);
                break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name.Value);
                WriteDirectives(text, spread.Directives);
                break;
            case InlineFragmentNode inline:
                text.Append("...");
                if (inline.TypeCondition is { } condition)
                    text.Append(" on ").Append(condition.Name.Value);
                WriteDirectives(text, inline.Directives);
                Write(text.Append(" "), inline.SelectionSet);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteField(IndentedText text, FieldNode field)
    {
        var length = field.Name.Value.Length;
        if (field.Alias is { } alias)
        {
            text.Append(alias.Value).Append(": ");
            length += alias.Value.Length + 2;
        }

        text.Append(field.Name.Value);
        if (!field.Arguments.IsEmpty)
        {
            var arguments = field.Arguments.Select(Print).ToArray();
            length += arguments.Sum(argument => argument.Length) + (2 * (arguments.Length - 1)) + 2;
            if (length > LongestLine)
                WriteLines(text, "(", arguments, ")");
            else
                text.Append("(").Append(string.Join(", ", arguments)).Append(")");
        }

        WriteDirectives(text, field.Directives);
        if (field.SelectionSet is { } selections)
            Write(text.Append(" "), selections);
    }

    private static void WriteValue(IndentedText text, SyntaxNode node)
    {
        switch (node)
        {
            case VariableNode variable:
                text.Append("$").Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode literal:
                text.Append(literal.Block ? BlockString.Print(literal.Value) : PrintString(literal.Value));
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                Join(text.Append("["), list.Values, ", ");
                text.Append("]");
                break;
            case ObjectValueNode fields:
                Join(text.Append("{"), fields.Fields, ", ");
                text.Append("}");
                break;
            case ObjectFieldNode field:
                Write(text.Append(field.Name.Value).Append(": "), field.Value);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteType(IndentedText text, TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                WriteType(text.Append("["), list.Type);
                text.Append("]");
                break;
            case NonNullTypeNode required:
                WriteType(text, required.Type);
                text.Append("!");
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The keyword of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns><c>query</c>, <c>mutation</c> or <c>subscription</c>.</returns>
    internal static string NameOf(OperationKind operation)
    {
        return operation switch
        {
            OperationKind.Query => "query",
            OperationKind.Mutation => "mutation",
            OperationKind.Subscription => "subscription",
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsMultiline(SyntaxNode node)
    {
        return Print(node).Contains('\n', StringComparison.Ordinal);
    }

    private static void WriteDescription(IndentedText text, StringValueNode? description)
    {
        if (description is not null)
            Write(text, description);
        if (description is not null)
            text.AppendLine();
    }

    private static void WriteDirectives(IndentedText text, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            Write(text.Append(" "), directive);
    }

    private static void WriteArguments(IndentedText text, ImmutableArray<ArgumentNode> arguments)
    {
        WriteList(text, arguments);
    }

    private static void WriteList<T>(IndentedText text, ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (items.IsEmpty)
            return;
        Join(text.Append("("), items, ", ");
        text.Append(")");
    }

    private static void WriteLines(IndentedText text, string open, IEnumerable<string> lines, string close)
    {
        text.Append(open);
        text.Indent();
        foreach (var line in lines)
            text.AppendLine().Append(line);
        text.Outdent();
        text.AppendLine().Append(close);
    }

    private static void WriteBlock<T>(IndentedText text, ImmutableArray<T> items)
        where T : SyntaxNode
    {
        text.Append("{");
        text.Indent();
        foreach (var item in items)
            Write(text.AppendLine(), item);
        text.Outdent();
        text.AppendLine().Append("}");
    }

    private static void Join<T>(IndentedText text, ImmutableArray<T> items, string separator)
        where T : SyntaxNode
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0)
                text.Append(separator);
            Write(text, items[index]);
        }
    }
}
