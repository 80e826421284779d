using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Input coercion of literals of validated documents and of default values (GraphQL section 3).</summary>
internal static class LiteralCoercion
{
    /// <summary>Coerces a literal to a type.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">The type.</param>
    /// <param name="variables">Coerced values of the variables that have one; null where none may occur.</param>
    /// <param name="value">The coerced value.</param>
    /// <returns>False when the literal is not of the type, or is a variable without a value.</returns>
    public static bool TryCoerce(
        ValueNode literal, GraphQLType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        if (literal is VariableNode variable)
        {
            value = null;
            return variables is not null && variables.TryGetValue(variable.Name.Value, out value)
                && (value is not null || !type.IsNonNull);
        }

        if (literal is NullValueNode)
        {
            value = null;
            return !type.IsNonNull;
        }

        return type.Nullable switch
        {
            ListType list => TryCoerceList(literal, list.Of, variables, out value),
            InputObjectType input => TryCoerceObject(literal, input, variables, out value),
            EnumType values => TryCoerceEnum(literal, values, out value),
            ScalarType scalar => Take(scalar.Coercion.ParseLiteral(literal, variables), out value),
            _ => Take(Coerced.Refuse("Not an input type."), out value),
        };
    }

    /// <summary>The coerced default of an argument or input field.</summary>
    /// <param name="definition">The argument or input field.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when it has no default, or one that is not of its type.</returns>
    public static bool TryGetDefault(InputValueDefinition definition, out object? value)
    {
        if (definition.DefaultValue is { } literal)
            return definition.TryGetCoercedDefault(literal, out value);
        value = null;
        return false;
    }

    private static bool Take(Coerced coerced, out object? value)
    {
        value = coerced.Value;
        return !coerced.IsRefused;
    }

    private static bool TryCoerceEnum(ValueNode literal, EnumType type, out object? value)
    {
        value = (literal as EnumValueNode)?.Value;
        return value is string name && type.Values.Find(name) is not null;
    }

    private static bool TryCoerceList(
        ValueNode literal, GraphQLType itemType, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        if (literal is not ListValueNode list)
        {
            if (!TryCoerce(literal, itemType, variables, out var single))
                return false;
            value = new[] { single };
            return true;
        }

        var items = new object?[list.Values.Length];
        for (var index = 0; index < items.Length; index++)
        {
            var node = list.Values[index];
            if (IsMissing(node, variables) && !itemType.IsNonNull)
                continue;
            if (!TryCoerce(node, itemType, variables, out items[index]))
                return false;
        }

        value = items;
        return true;
    }

    private static bool TryCoerceObject(
        ValueNode literal, InputObjectType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        value = null;
        if (literal is not ObjectValueNode given)
            return false;
        var fields = new Dictionary<string, object?>();
        foreach (var field in type.Fields)
        {
            if (given.Find(field.Name) is { } node && !IsMissing(node.Value, variables))
            {
                if (!TryCoerce(node.Value, field.Type, variables, out var fieldValue))
                    return false;
                fields[field.Name] = fieldValue;
            }
            else if (TryGetDefault(field, out var fallback))
            {
                fields[field.Name] = fallback;
            }
            else if (field.Type.IsNonNull)
            {
                return false;
            }
        }

        value = fields;
        return !type.IsOneOf || (fields.Count == 1 && fields.Values.First() is not null);
    }

    private static bool IsMissing(ValueNode node, IReadOnlyDictionary<string, object?>? variables)
    {
        return node is VariableNode variable && variables?.ContainsKey(variable.Name.Value) != true;
    }
}
