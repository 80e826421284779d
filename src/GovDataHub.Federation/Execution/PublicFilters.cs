using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Planning;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Execution;

/// <summary>Turns a public register's GraphQL arguments into what connectors understand.</summary>
internal static class PublicFilters
{
    private const int MaximumRows = 100;

    /// <summary>The rows that a node's arguments ask for, or why they cannot be used.</summary>
    public static PublicFilter Of(PublicNode node, HubSchema hub, IReadOnlyDictionary<string, object?> variables)
    {
        Department department = hub.Catalogue.Department(node.Resource.Department)!;
        ObjectType space = (ObjectType)hub.Schema.QueryType!.Fields.Find(department.Namespace)!.Type.Named;
        ArgumentsResult arguments =
            ArgumentCoercion.Coerce(space.Fields.Find(node.Resource.Name)!, node.Node, variables);
        if (arguments.Error is { } error)
        {
            return Unusable(ErrorCode.BadVariable, error.Message, node);
        }

        int first = arguments.Values.GetValueOrDefault("first") as int? ?? MaximumRows;
        if (first is < 1 or > MaximumRows)
        {
            return Unusable(ErrorCode.LimitExceeded, $"'first' must be from 1 to {MaximumRows}.", node);
        }

        ImmutableDictionary<string, object?>.Builder where = ImmutableDictionary.CreateBuilder<string, object?>();
        if (arguments.Values.GetValueOrDefault("where") is IReadOnlyDictionary<string, object?> given)
        {
            foreach ((string name, object? value) in given)
            {
                where[name] = Typed(node.Resource.Field(name)!, value);
            }
        }

        return new PublicFilter(where.ToImmutable(), first);
    }

    private static PublicFilter Unusable(string code, string message, PublicNode node)
    {
        return new PublicFilter(
            ImmutableDictionary<string, object?>.Empty,
            0,
            new FieldFault(code, new Label(ErrorCode.Of(code).Meaning.Zh, message), node.Resource.Department, null));
    }

    private static object? Typed(RegisterField field, object? value)
    {
        return (field.Type, value) switch
        {
            (_, null) => null,
            (FieldType.Int, _) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            (FieldType.Number or FieldType.Money, _) => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            _ => value,
        };
    }
}
