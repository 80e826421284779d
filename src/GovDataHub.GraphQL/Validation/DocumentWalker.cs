using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation;

/// <summary>Walks a document depth first and tells the rules; a rule may skip what is below a node.</summary>
/// <param name="context">What the rules share; the walk keeps its types and ancestors up to date.</param>
/// <param name="rules">The rules.</param>
internal sealed class DocumentWalker(ValidationContext context, RuleSet rules)
{
    private readonly ValidationRule[] _rules = rules.Create(context);
    private readonly SyntaxNode?[] _skipping = new SyntaxNode?[rules.Names.Length];
    private readonly TypeInfo? _types = context.Types;

    /// <summary>Walks a node and everything below it.</summary>
    /// <param name="node">The node.</param>
    public void Walk(SyntaxNode node)
    {
        _types?.Enter(node);
        foreach (var index in rules.Entering[(int)node.Kind])
        {
            if (_skipping[index] is null && !_rules[index].Enter(node))
                _skipping[index] = node;
        }

        context.Ancestors.Add(node);
        WalkChildren(node);
        context.Ancestors.RemoveAt(context.Ancestors.Count - 1);
        foreach (var index in rules.Leaving[(int)node.Kind])
        {
            if (_skipping[index] is null)
                _rules[index].Leave(node);
        }

        foreach (var index in rules.Entering[(int)node.Kind])
        {
            if (ReferenceEquals(_skipping[index], node))
                _skipping[index] = null;
        }

        _types?.Leave(node);
    }

    private void WalkChildren(SyntaxNode node)
    {
        switch (node)
        {
            case FieldNode field:
                WalkAll(field.Arguments);
                WalkAll(field.Directives);
                WalkOptional(field.SelectionSet);
                break;
            case SelectionSetNode selections:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                WalkAll(selections.Selections);
                break;
            case ArgumentNode argument:
                Walk(argument.Value);
                break;
            case ListValueNode list:
                WalkAll(list.Values);
                break;
            case ObjectValueNode fields:
                WalkAll(fields.Fields);
                break;
            case ObjectFieldNode field:
                Walk(field.Value);
                break;
            case DirectiveNode directive:
                WalkAll(directive.Arguments);
                break;
            case FragmentSpreadNode spread:
                WalkAll(spread.Directives);
                break;
            case InlineFragmentNode inline:
                WalkOptional(inline.TypeCondition);
                WalkAll(inline.Directives);
                Walk(inline.SelectionSet);
                break;
            case ValueNode:
                break;
            default:
                WalkDefinition(node);
                break;
        }
    }

    private void WalkDefinition(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WalkAll(document.Definitions);
                break;
            case OperationDefinitionNode operation:
                WalkAll(operation.VariableDefinitions);
                WalkAll(operation.Directives);
                Walk(operation.SelectionSet);
                break;
            case FragmentDefinitionNode fragment:
                Walk(fragment.TypeCondition);
                WalkAll(fragment.Directives);
                Walk(fragment.SelectionSet);
                break;
            case VariableDefinitionNode variable:
                Walk(variable.Variable);
                Walk(variable.Type);
                WalkOptional(variable.DefaultValue);
                WalkAll(variable.Directives);
                break;
            case ListTypeNode list:
                Walk(list.Type);
                break;
            case NonNullTypeNode required:
                Walk(required.Type);
                break;
            case NamedTypeNode:
                break;
            default:
                WalkTypeSystem(node);
                break;
        }
    }

    private void WalkTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDeclarationNode schema:
                WalkAll(schema.Directives);
                WalkAll(schema.OperationTypes);
                break;
            case OperationTypeDefinitionNode root:
                Walk(root.Type);
                break;
            case DirectiveDefinitionNode directive:
                WalkAll(directive.Arguments);
                break;
            case TypeDeclarationNode type:
                WalkAll(type.InterfacesOf());
                WalkAll(type.Directives);
                WalkAll(type.FieldsOf());
                WalkAll(type.MembersOf());
                WalkAll(type.ValuesOf());
                WalkAll(type.InputFieldsOf());
                break;
            case FieldDefinitionNode field:
                WalkAll(field.Arguments);
                Walk(field.Type);
                WalkAll(field.Directives);
                break;
            case InputValueDefinitionNode input:
                Walk(input.Type);
                WalkOptional(input.DefaultValue);
                WalkAll(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WalkAll(value.Directives);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WalkOptional(SyntaxNode? node)
    {
        if (node is not null)
            Walk(node);
    }

    private void WalkAll<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
            Walk(node);
    }
}
