using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>What the schema says about the node a walk stands at; null where it says nothing.</summary>
/// <param name="schema">The schema.</param>
internal sealed class TypeInfo(Schema schema)
{
    private readonly List<GraphQLType?> _types = [];
    private readonly List<CompositeType?> _parentTypes = [];
    private readonly List<GraphQLType?> _inputTypes = [];
    private readonly List<FieldDefinition?> _fields = [];
    private readonly List<InputValueDefinition?> _inputs = [];

    /// <summary>The type of the field or fragment.</summary>
    public GraphQLType? Type => Last(_types);

    /// <summary>The type selected on.</summary>
    public CompositeType? ParentType => Last(_parentTypes);

    /// <summary>The type expected of the input value.</summary>
    public GraphQLType? InputType => Last(_inputTypes);

    /// <summary>The type expected of the value that encloses the input value.</summary>
    public GraphQLType? ParentInputType => _inputTypes.Count > 1 ? _inputTypes[^2] : null;

    /// <summary>The definition of the field selected.</summary>
    public FieldDefinition? Field => Last(_fields);

    /// <summary>The argument or input field whose value is given; null inside a list.</summary>
    public InputValueDefinition? Input => Last(_inputs);

    /// <summary>The directive whose arguments are given.</summary>
    public DirectiveDefinition? Directive { get; private set; }

    /// <summary>The argument given.</summary>
    public ArgumentDefinition? Argument { get; private set; }

    /// <summary>The walk enters a node.</summary>
    /// <param name="node">The node.</param>
    public void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                _parentTypes.Add(Type?.Named as CompositeType);
                break;
            case FieldNode field:
                var definition = ParentType is { } parent ? schema.FindField(parent, field.Name.Value) : null;
                _fields.Add(definition);
                _types.Add(definition?.Type);
                break;
            case DirectiveNode directive:
                Directive = schema.FindDirective(directive.Name.Value);
                break;
            case OperationDefinitionNode operation:
                _types.Add(schema.RootType(operation.Operation));
                break;
            case InlineFragmentNode inline:
                _types.Add(inline.TypeCondition is { } condition ? Output(condition) : Type?.Named);
                break;
            case FragmentDefinitionNode fragment:
                _types.Add(Output(fragment.TypeCondition));
                break;
            default:
                EnterInput(node);
                break;
        }
    }

    /// <summary>The walk leaves a node.</summary>
    /// <param name="node">The node.</param>
    public void Leave(SyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                Pop(_parentTypes);
                break;
            case FieldNode:
                Pop(_fields);
                Pop(_types);
                break;
            case DirectiveNode:
                Directive = null;
                break;
            case OperationDefinitionNode or InlineFragmentNode or FragmentDefinitionNode:
                Pop(_types);
                break;
            case VariableDefinitionNode:
                Pop(_inputTypes);
                break;
            case ArgumentNode:
                Argument = null;
                Pop(_inputs);
                Pop(_inputTypes);
                break;
            case ListValueNode or ObjectFieldNode:
                Pop(_inputs);
                Pop(_inputTypes);
                break;
            default:
                break;
        }
    }

    private void EnterInput(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDefinitionNode variable:
                _inputTypes.Add(OnlyInput(schema.Resolve(variable.Type)));
                break;
            case ArgumentNode argument:
                Argument = (Directive is { } directive ? directive.Arguments : Field?.Arguments)
                    ?.Find(argument.Name.Value);
                Push(Argument);
                break;
            case ListValueNode:
                var type = InputType?.Nullable;
                _inputs.Add(null);
                _inputTypes.Add(type is ListType list ? OnlyInput(list.Of) : type);
                break;
            case ObjectFieldNode field:
                Push((InputType?.Named as InputObjectType)?.Fields.Find(field.Name.Value));
                break;
            default:
                break;
        }
    }

    private void Push(InputValueDefinition? input)
    {
        _inputs.Add(input);
        _inputTypes.Add(OnlyInput(input?.Type));
    }

    private NamedType? Output(NamedTypeNode node)
    {
        return schema.FindType(node.Name.Value) is { IsOutput: true } type ? type : null;
    }

    private static T? Last<T>(List<T?> list)
        where T : class
    {
        return list.Count > 0 ? list[^1] : null;
    }

    private static void Pop<T>(List<T> list)
    {
        list.RemoveAt(list.Count - 1);
    }

    private static GraphQLType? OnlyInput(GraphQLType? type)
    {
        return type is { IsInput: true } ? type : null;
    }
}
