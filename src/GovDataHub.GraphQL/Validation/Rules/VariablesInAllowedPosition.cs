using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Variables are used where their type fits (GraphQL section 5.8.5).</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(VariablesInAllowedPosition),
        context => new VariablesInAllowedPosition(context),
        [],
        [SyntaxKind.OperationDefinition]);

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.VariableDefinitions.IsEmpty)
            return;
        var definitions = new Dictionary<string, (VariableDefinitionNode Node, GraphQLType? Type)>();
        foreach (var definition in operation.VariableDefinitions)
            definitions[definition.Variable.Name.Value] = (definition, Context.Schema.Resolve(definition.Type));
        foreach (var usage in Context.VariablesUsedBy(operation))
        {
            if (usage.Type is not null
                && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && definition.Type is { } type)
                Check(usage, definition.Node, type);
        }
    }

    private void Check(in VariableUsage usage, VariableDefinitionNode definition, GraphQLType type)
    {
        var name = usage.Node.Name.Value;
        if (!IsAllowed(usage, definition, type))
        {
            Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".",
                definition.Location,
                usage.Node.Location);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } parent && !type.IsNonNull)
        {
            Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input "
                + $"Object \"{parent}\".",
                definition.Location,
                usage.Node.Location);
        }
    }

    /// <summary>IsVariableUsageAllowed(): a default on either side makes up for a missing bang.</summary>
    private bool IsAllowed(in VariableUsage usage, VariableDefinitionNode definition, GraphQLType type)
    {
        var expected = usage.Type!;
        if (!expected.IsNonNull || type.IsNonNull)
            return TypeComparison.IsSubType(Context.Schema, type, expected);
        var hasDefault = definition.DefaultValue is not null and not NullValueNode
            || usage.Input is { HasDefault: true };
        return hasDefault && TypeComparison.IsSubType(Context.Schema, type, expected.Nullable);
    }
}
