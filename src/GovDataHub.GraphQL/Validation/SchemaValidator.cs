using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>
/// Checks a schema as a whole (the "Type Validation" parts of GraphQL section 3): root types, names, the kinds of
/// types that stand in each place, implemented interfaces, and input objects that could never be written.
/// </summary>
internal sealed partial class SchemaValidator
{
    private readonly Schema _schema;
    private readonly List<GraphQLError> _errors = [];

    private SchemaValidator(Schema schema)
    {
        _schema = schema;
    }

    /// <summary>Checks a schema.</summary>
    /// <param name="schema">The schema, as assembled from documents.</param>
    /// <returns>What is wrong; empty when it may be used.</returns>
    public static ImmutableArray<GraphQLError> Validate(Schema schema)
    {
        var validator = new SchemaValidator(schema);
        validator.CheckRoots();
        foreach (var directive in schema.Directives)
            validator.CheckDirective(directive);
        foreach (var type in schema.Types)
            validator.CheckType(type);
        validator.CheckInputCycles();
        return [.. validator._errors];
    }

    private void CheckRoots()
    {
        CheckRoot(OperationKind.Query, "must be Object type");
        CheckRoot(OperationKind.Mutation, "must be Object type if provided");
        CheckRoot(OperationKind.Subscription, "must be Object type if provided");
    }

    private void CheckRoot(OperationKind operation, string requirement)
    {
        var type = _schema.Roots[(int)operation];
        if (type is null && operation == OperationKind.Query)
        {
            Report("Query root type must be provided.", _schema.Nodes.OfType<SchemaDefinitionNode>().FirstOrDefault());
        }
        else if (type is not null and not ObjectType)
        {
            var named = _schema.Nodes.SelectMany(node => node.OperationTypes)
                .FirstOrDefault(root => root.Operation == operation);
            Report(
                $"{operation} root type {requirement}, it cannot be {type}.",
                named is null ? type.Nodes.FirstOrDefault() : named.Type);
        }
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name, directive.Node);
        foreach (var argument in directive.Arguments)
        {
            CheckName(argument.Name, argument.Node);
            var place = $"@{directive.Name}({argument.Name}:)";
            if (!argument.Type.IsInput)
                Report($"The type of {place} must be Input Type but got: {argument.Type}.", argument.Node);
            CheckDeprecation(argument, $"Required argument {place} cannot be deprecated.");
        }
    }

    private void CheckType(NamedType type)
    {
        if (IntrospectionTypes.Find(type.Name) is not null || BuiltInScalars.Find(type.Name) is not null)
            return;
        CheckName(type.Name, type.Nodes.FirstOrDefault());
        switch (type)
        {
            case ImplementingType fields:
                CheckFields(fields);
                CheckInterfaces(fields);
                break;
            case UnionType union:
                CheckMembers(union);
                break;
            case EnumType values:
                CheckValues(values);
                break;
            case InputObjectType input:
                CheckInputFields(input);
                CheckCycles(input);
                break;
            default:
                break;
        }
    }

    private void CheckFields(ImplementingType type)
    {
        if (type.Fields.Count == 0)
            Report($"Type {type} must define one or more fields.", [.. type.Nodes]);
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, field.Node);
            var place = $"{type}.{field.Name}";
            if (!field.Type.IsOutput)
                Report($"The type of {place} must be Output Type but got: {field.Type}.", field.Node?.Type);
            foreach (var argument in field.Arguments)
            {
                CheckName(argument.Name, argument.Node);
                if (!argument.Type.IsInput)
                {
                    Report(
                        $"The type of {place}({argument.Name}:) must be Input Type but got: {argument.Type}.",
                        argument.Node?.Type);
                }

                CheckDeprecation(argument, $"Required argument {place}({argument.Name}:) cannot be deprecated.");
            }
        }
    }

    private void CheckMembers(UnionType union)
    {
        var nodes = union.Nodes.SelectMany(node => node.MembersOf()).ToArray();
        if (nodes.Length == 0)
            Report($"Union type {union} must define one or more member types.", [.. union.Nodes]);
        var seen = new HashSet<string>();
        foreach (var name in nodes.Select(node => node.Name.Value))
        {
            var places = nodes.Where(node => node.Name.Value == name).ToArray();
            if (!seen.Add(name))
                Report($"Union type {union} can only include type {name} once.", places);
            else if (_schema.FindType(name) is not ObjectType)
                Report($"Union type {union} can only include Object types, it cannot include {name}.", places);
        }
    }

    private void CheckValues(EnumType type)
    {
        if (type.Values.Count == 0)
            Report($"Enum type {type} must define one or more values.", [.. type.Nodes]);
        foreach (var value in type.Values)
            CheckName(value.Name, value.Node);
    }

    private void CheckInputFields(InputObjectType type)
    {
        if (type.Fields.Count == 0)
            Report($"Input Object type {type} must define one or more fields.", [.. type.Nodes]);
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, field.Node);
            var place = $"{type}.{field.Name}";
            if (!field.Type.IsInput)
                Report($"The type of {place} must be Input Type but got: {field.Type}.", field.Node?.Type);
            CheckDeprecation(field, $"Required input field {place} cannot be deprecated.");
            if (type.IsOneOf && field.Type.IsNonNull)
                Report($"OneOf input field {place} must be nullable.", field.Node?.Type);
            if (type.IsOneOf && field.HasDefault)
                Report($"OneOf input field {place} cannot have a default value.", field.Node);
        }
    }

    private void CheckDeprecation(InputValueDefinition input, string message)
    {
        if (!input.IsRequired || input.DeprecationReason is null)
            return;
        Report(
            message,
            input.Directives.FirstOrDefault(directive => directive.Name.Value == "deprecated"),
            input.Node?.Type);
    }

    private void CheckName(string name, SyntaxNode? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            Report(
                $"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
    }

    private void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        foreach (var node in nodes)
        {
            if (node is not null)
                locations.Add(node.Location.ToSourceLocation());
        }

        _errors.Add(new(message) { Locations = locations.ToImmutable(), Code = ErrorCodes.ValidationFailed });
    }
}
