using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Literals are of the type expected where they stand (GraphQL section 5.6).</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(ValuesOfCorrectType),
        context => new ValuesOfCorrectType(context),
        [
            SyntaxKind.ListValue, SyntaxKind.ObjectValue, SyntaxKind.ObjectField, SyntaxKind.NullValue,
            SyntaxKind.EnumValue, SyntaxKind.IntValue, SyntaxKind.FloatValue, SyntaxKind.StringValue,
            SyntaxKind.BooleanValue,
        ],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        switch (node)
        {
            case ListValueNode list when Context.Types!.ParentInputType?.Nullable is not ListType:
                CheckLeaf(list);
                return false;
            case ListValueNode:
                return true;
            case ObjectValueNode fields:
                return EnterObject(fields);
            case ObjectFieldNode field:
                CheckField(field);
                return true;
            case NullValueNode when Context.Types!.InputType is NonNullType type:
                Report($"Expected value of type \"{type}\", found null.", node.Location);
                return true;
            case NullValueNode:
                return true;
            default:
                CheckLeaf((ValueNode)node);
                return true;
        }
    }

    private bool EnterObject(ObjectValueNode node)
    {
        if (Context.Types!.InputType?.Named is not InputObjectType type)
        {
            CheckLeaf(node);
            return false;
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && node.Find(field.Name) is null)
            {
                Report(
                    $"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.",
                    node.Location);
            }
        }

        if (type.IsOneOf)
            CheckOneOf(node, type);
        return true;
    }

    private void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        var names = node.Fields.Select(field => field.Name.Value).Distinct().ToArray();
        if (names.Length != 1)
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", node.Location);
        else if (node.Find(names[0])?.Value is NullValueNode)
            Report($"Field \"{type.Name}.{names[0]}\" must be non-null.", node.Location);
    }

    private void CheckField(ObjectFieldNode node)
    {
        if (Context.Types!.InputType is not null || Context.Types.ParentInputType?.Named is not InputObjectType parent)
            return;
        var name = node.Name.Value;
        Report(
            $"Field \"{name}\" is not defined by type \"{parent.Name}\"."
            + Suggestions.DidYouMean(name, parent.Fields.Select(field => field.Name)),
            node.Location);
    }

    private void CheckLeaf(ValueNode node)
    {
        if (Context.Types!.InputType is not { } type)
            return;
        switch (type.Named)
        {
            case EnumType values:
                CheckEnum(node, values);
                break;
            case ScalarType scalar:
                CheckScalar(node, type, scalar);
                break;
            default:
                Report($"Expected value of type \"{type}\", found {Printer.Print(node)}.", node.Location);
                break;
        }
    }

    private void CheckScalar(ValueNode node, GraphQLType type, ScalarType scalar)
    {
        if (scalar.Coercion.ParseLiteral(node, null).Refusal is not { } reason)
            return;
        var message = BuiltInScalars.Find(scalar.Name) is not null
            ? reason
            : $"Expected value of type \"{type}\", found {Printer.Print(node)}; {reason}";
        Report(message, node.Location);
    }

    private void CheckEnum(ValueNode node, EnumType type)
    {
        var name = (node as EnumValueNode)?.Value;
        if (name is not null && type.Values.Find(name) is not null)
            return;
        var shown = Printer.Print(node);
        var start = name is null
            ? $"Enum \"{type.Name}\" cannot represent non-enum value: {shown}."
            : $"Value \"{shown}\" does not exist in \"{type.Name}\" enum.";
        Report(
            start + Suggestions.DidYouMean(shown, type.Values.Select(value => value.Name), "the enum value"),
            node.Location);
    }
}
