using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// Finds identity numbers and credit codes written into a document. Documents are cached, logged by clients and
/// persisted; ids belong into variables, which are not.
/// </summary>
internal static class IdsInDocument
{
    /// <summary>Arguments that hold an id, by root field.</summary>
    public static readonly (string Field, string Argument)[] Arguments = [("citizen", "id"), ("enterprise", "uscc")];

    private const string SubjectOfFilter = "subject";

    /// <summary>The errors of one operation's root field.</summary>
    public static void Check(FieldNode field, List<GraphQLError> errors)
    {
        foreach (ArgumentNode argument in field.Arguments)
        {
            if (Array.Exists(Arguments, known => known == (field.Name.Value, argument.Name.Value))
                && argument.Value is not (VariableNode or NullValueNode))
            {
                errors.Add(Error($"{field.Name.Value}({argument.Name.Value}:)", argument.Value));
            }

            CheckFilter(argument.Value, errors);
        }
    }

    /// <summary>The errors of a variable's default value.</summary>
    public static void Check(
        VariableDefinitionNode variable, IReadOnlySet<string> idVariables, List<GraphQLError> errors)
    {
        if (variable.DefaultValue is not { } value)
        {
            return;
        }

        if (idVariables.Contains(variable.Variable.Name.Value) && value is not NullValueNode)
        {
            errors.Add(Error($"${variable.Variable.Name.Value}", value));
        }

        CheckFilter(value, errors);
    }

    private static void CheckFilter(ValueNode value, List<GraphQLError> errors)
    {
        if (value is not ObjectValueNode filter)
        {
            return;
        }

        foreach (ObjectFieldNode field in filter.Fields)
        {
            if (field.Name.Value == SubjectOfFilter && field.Value is not (VariableNode or NullValueNode))
            {
                errors.Add(Error(SubjectOfFilter, field.Value));
            }
        }
    }

    private static GraphQLError Error(string what, ValueNode value)
    {
        return new GraphQLError(
            $"{what} takes a variable without a default: ids do not belong into a document.", value.Location)
        {
            Code = ErrorCode.IdInDocument,
        };
    }
}
