using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Coerced variable values, or why there are none.</summary>
/// <param name="Values">
/// Values of the variables that have one; a variable neither given nor with a default is not among them.
/// </param>
/// <param name="Errors">What is wrong with the request's variables, in order.</param>
public readonly record struct VariablesResult(
    IReadOnlyDictionary<string, object?> Values, ImmutableArray<GraphQLError> Errors);

/// <summary>CoerceVariableValues() of GraphQL section 6.1.2.</summary>
public static class VariableCoercion
{
    private const int MostErrors = 50;

    /// <summary>Coerces a request's variables for an operation.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="operation">The operation that defines the variables.</param>
    /// <param name="variables">The request's variables, a JSON object; null or undefined when it gives none.</param>
    /// <returns>The values, or at most 51 errors.</returns>
    public static VariablesResult Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? variables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(operation);
        var given = variables is { ValueKind: JsonValueKind.Object } json
            ? WellFormedJson.Of(json)
            : (JsonElement?)null;
        var values = new Dictionary<string, object?>();
        var errors = new List<GraphQLError>();
        foreach (var definition in operation.VariableDefinitions)
            Coerce(schema, definition, given, values, errors);
        if (errors.Count > MostErrors)
        {
            errors.RemoveRange(MostErrors, errors.Count - MostErrors);
            errors.Add(new("Too many errors processing variables, error limit reached. Execution aborted.")
            {
                Code = ErrorCodes.BadUserInput,
            });
        }

        return new(values, [.. errors]);
    }

    private static void Coerce(
        Schema schema,
        VariableDefinitionNode definition,
        JsonElement? variables,
        Dictionary<string, object?> values,
        List<GraphQLError> errors)
    {
        var name = definition.Variable.Name.Value;
        if (schema.Resolve(definition.Type) is not { IsInput: true } type)
        {
            Report(errors, definition.Type, $"Variable \"${name}\" expected value of type "
                + $"\"{Printer.Print(definition.Type)}\" which cannot be used as an input type.");
            return;
        }

        if (variables is not { } json || !json.TryGetProperty(name, out var value))
        {
            if (definition.DefaultValue is { } literal)
            {
                LiteralCoercion.TryCoerce(literal, type, null, out var fallback);
                values[name] = fallback;
            }
            else if (type.IsNonNull)
            {
                Report(errors, definition, $"Variable \"${name}\" of required type \"{type}\" was not provided.");
            }

            return;
        }

        if (value.ValueKind == JsonValueKind.Null && type.IsNonNull)
        {
            Report(errors, definition, $"Variable \"${name}\" of non-null type \"{type}\" must not be null.");
            return;
        }

        var coercion = new JsonCoercion((path, invalid, reason) => Report(errors, definition,
            $"Variable \"${name}\" got invalid value {PlainValue.Inspect(invalid)}"
            + (path is null ? "" : $" at \"{name}{JsonCoercion.Print(path)}\"") + $"; {reason}"));
        values[name] = coercion.Coerce(value, type, null);
    }

    private static void Report(List<GraphQLError> errors, SyntaxNode node, string message)
    {
        errors.Add(new(message, node.Location) { Code = ErrorCodes.BadUserInput });
    }
}
