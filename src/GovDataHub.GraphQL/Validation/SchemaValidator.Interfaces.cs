using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>IsValidImplementation() of GraphQL section 3.6.</summary>
internal sealed partial class SchemaValidator
{
    private void CheckInterfaces(ImplementingType type)
    {
        var seen = new HashSet<string>();
        foreach (var node in type.Nodes.SelectMany(part => part.InterfacesOf()))
        {
            var name = node.Name.Value;
            var places = ImplementsNodes(type, name);
            if (_schema.FindType(name) is not InterfaceType implemented)
                Report($"Type {type} must only implement Interface types, it cannot implement {name}.", places);
            else if (ReferenceEquals(implemented, type))
                Report(
                    $"Type {type} cannot implement itself because it would create a circular reference.", places);
            else if (!seen.Add(name))
                Report($"Type {type} can only implement {name} once.", places);
            else
                CheckImplementation(type, implemented);
        }
    }

    private static SyntaxNode[] ImplementsNodes(ImplementingType type, string name)
    {
        return [.. type.Nodes.SelectMany(node => node.InterfacesOf()).Where(node => node.Name.Value == name)];
    }

    private void CheckImplementation(ImplementingType type, InterfaceType implemented)
    {
        var declared = type.Nodes.SelectMany(node => node.InterfacesOf()).Select(node => node.Name.Value).ToHashSet();
        foreach (var node in implemented.Nodes.SelectMany(part => part.InterfacesOf()))
        {
            var inherited = node.Name.Value;
            if (declared.Contains(inherited))
                continue;
            var message = inherited == type.Name
                ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                : $"Type {type} must implement {inherited} because it is implemented by {implemented}.";
            Report(
                message,
                [.. ImplementsNodes(implemented, inherited), .. ImplementsNodes(type, implemented.Name)]);
        }

        foreach (var expected in implemented.Fields)
        {
            if (type.Fields.Find(expected.Name) is { } field)
                CheckField(type, field, implemented, expected);
            else
                Report(
                    $"Interface field {implemented}.{expected.Name} expected but {type} does not provide it.",
                    [expected.Node, .. type.Nodes]);
        }
    }

    private void CheckField(
        ImplementingType type, FieldDefinition field, InterfaceType implemented, FieldDefinition expected)
    {
        var name = field.Name;
        if (!TypeComparison.IsSubType(_schema, field.Type, expected.Type))
        {
            Report(
                $"Interface field {implemented}.{name} expects type {expected.Type} but {type}.{name} is type "
                + $"{field.Type}.",
                expected.Node?.Type,
                field.Node?.Type);
        }

        foreach (var wanted in expected.Arguments)
        {
            var place = $"{implemented}.{name}({wanted.Name}:)";
            if (field.Arguments.Find(wanted.Name) is not { } argument)
            {
                Report(
                    $"Interface field argument {place} expected but {type}.{name} does not provide it.",
                    wanted.Node,
                    field.Node);
            }
            else if (!TypeComparison.AreEqual(wanted.Type, argument.Type))
            {
                Report(
                    $"Interface field argument {place} expects type {wanted.Type} but {type}.{name}({wanted.Name}:) is "
                    + $"type {argument.Type}.",
                    wanted.Node?.Type,
                    argument.Node?.Type);
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && expected.Arguments.Find(argument.Name) is null)
            {
                Report(
                    $"Object field {type}.{name} includes required argument {argument.Name} that is missing from the "
                    + $"Interface field {implemented}.{name}.",
                    argument.Node,
                    expected.Node);
            }
        }
    }
}
