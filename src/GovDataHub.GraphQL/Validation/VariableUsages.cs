using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>Finds the variables used in a definition, in order, with the types expected of them.</summary>
internal sealed class VariableUsages
{
    private readonly TypeInfo _types;
    private readonly List<VariableUsage> _usages = [];

    private VariableUsages(Schema schema)
    {
        _types = new(schema);
    }

    /// <summary>The variables used in one operation or fragment, fragments it spreads not included.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="definition">The operation or fragment.</param>
    /// <returns>The usages in order.</returns>
    public static List<VariableUsage> In(Schema schema, ExecutableDefinitionNode definition)
    {
        var search = new VariableUsages(schema);
        search._types.Enter(definition);
        search.Visit(definition.Directives);
        search.Visit(definition.SelectionSet);
        return search._usages;
    }

    private void Visit(SelectionSetNode selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _types.Enter(selections);
        foreach (var selection in selections.Selections)
        {
            if (selection is FragmentSpreadNode)
            {
                Visit(selection.Directives);
                continue;
            }

            _types.Enter(selection);
            if (selection is FieldNode field)
                Visit(field.Arguments);
            Visit(selection.Directives);
            if (selection.Inside is { } inside)
                Visit(inside);
            _types.Leave(selection);
        }

        _types.Leave(selections);
    }

    private void Visit(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _types.Enter(directive);
            Visit(directive.Arguments);
            _types.Leave(directive);
        }
    }

    private void Visit(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            _types.Enter(argument);
            Visit(argument.Value);
            _types.Leave(argument);
        }
    }

    private void Visit(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _usages.Add(new(variable, _types.InputType, _types.Input, _types.ParentInputType));
                break;
            case ListValueNode list:
                _types.Enter(list);
                foreach (var item in list.Values)
                    Visit(item);
                _types.Leave(list);
                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    _types.Enter(field);
                    Visit(field.Value);
                    _types.Leave(field);
                }

                break;
            default:
                break;
        }
    }
}
