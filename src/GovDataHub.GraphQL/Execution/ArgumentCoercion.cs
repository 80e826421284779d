using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Coerced argument values, or why there are none.</summary>
/// <param name="Values">Values of the arguments that have one, by name.</param>
/// <param name="Error">What is wrong; null when all could be coerced.</param>
public readonly record struct ArgumentsResult(IReadOnlyDictionary<string, object?> Values, GraphQLError? Error);

/// <summary>CoerceArgumentValues() of GraphQL section 6.4.1.</summary>
public static class ArgumentCoercion
{
    private static readonly IReadOnlyDictionary<string, object?> None = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The argument values of a selected field.</summary>
    /// <param name="field">The field's definition.</param>
    /// <param name="node">The field as selected.</param>
    /// <param name="variables">The operation's coerced variables.</param>
    /// <returns>The values, or the first error.</returns>
    public static ArgumentsResult Coerce(
        FieldDefinition field, FieldNode node, IReadOnlyDictionary<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(node);
        return Coerce(field.Arguments, node.Arguments, node, variables);
    }

    /// <summary>The argument values of an applied directive.</summary>
    /// <param name="directive">The directive's definition.</param>
    /// <param name="node">The directive as applied.</param>
    /// <param name="variables">The operation's coerced variables; null in a type system document.</param>
    /// <returns>The values, or the first error.</returns>
    public static ArgumentsResult Coerce(
        DirectiveDefinition directive, DirectiveNode node, IReadOnlyDictionary<string, object?>? variables = null)
    {
        ArgumentNullException.ThrowIfNull(directive);
        ArgumentNullException.ThrowIfNull(node);
        return Coerce(directive.Arguments, node.Arguments, node, variables);
    }

    private static ArgumentsResult Coerce(
        DefinitionList<ArgumentDefinition> definitions,
        ImmutableArray<ArgumentNode> arguments,
        SyntaxNode owner,
        IReadOnlyDictionary<string, object?>? variables)
    {
        if (definitions.Count == 0)
            return new(None, null);
        var values = new Dictionary<string, object?>(definitions.Count);
        foreach (var definition in definitions)
        {
            var error = Coerce(definition, Find(arguments, definition.Name), owner, variables, values);
            if (error is not null)
                return new(None, error);
        }

        return new(values, null);
    }

    private static GraphQLError? Coerce(
        ArgumentDefinition definition,
        ValueNode? literal,
        SyntaxNode owner,
        IReadOnlyDictionary<string, object?>? variables,
        Dictionary<string, object?> values)
    {
        var variable = literal as VariableNode;
        var missing = variable is not null && variables?.ContainsKey(variable.Name.Value) != true;
        if (literal is null || missing)
        {
            if (LiteralCoercion.TryGetDefault(definition, out var fallback))
                values[definition.Name] = fallback;
            else if (definition.Type.IsNonNull)
                return Missing(definition, owner, variable);
            return null;
        }

        if (LiteralCoercion.TryCoerce(literal, definition.Type, variables, out var value))
        {
            values[definition.Name] = value;
            return null;
        }

        var isNull = literal is NullValueNode
            || (variable is not null && variables!.GetValueOrDefault(variable.Name.Value) is null);
        return Refuse(literal, isNull && definition.Type.IsNonNull
            ? $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null."
            : $"Argument \"{definition.Name}\" has invalid value {Printer.Print(literal)}.");
    }

    private static GraphQLError Missing(ArgumentDefinition definition, SyntaxNode owner, VariableNode? variable)
    {
        var start = $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was ";
        return variable is null
            ? Refuse(owner, start + "not provided.")
            : Refuse(variable, $"{start}provided the variable \"${variable.Name.Value}\" which was not provided a "
                + "runtime value.");
    }

    private static GraphQLError Refuse(SyntaxNode node, string message)
    {
        return new(message, node.Location) { Code = ErrorCodes.BadUserInput };
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        for (var index = arguments.Length - 1; index >= 0; index--)
        {
            if (arguments[index].Name.Value == name)
                return arguments[index].Value;
        }

        return null;
    }
}
