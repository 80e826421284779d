using System.Diagnostics;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Resolves the introspection fields (GraphQL section 4.2) from the schema's own objects.</summary>
internal static class Introspection
{
    /// <summary>The resolvers; the two root fields go under the type <c>*</c>.</summary>
    public static ResolverMap Resolvers { get; } = Create();

    private static ResolverMap Create()
    {
        var map = new ResolverMap()
            .AddSync("*.__schema", context => context.Schema)
            .AddSync("*.__type", context => context.Schema.FindType(context.Argument<string>("name")!))
            .AddSync("__Schema.description", context => ((Schema)context.Source!).Description)
            .AddSync("__Schema.types", context => ((Schema)context.Source!).Types)
            .AddSync("__Schema.queryType", context => ((Schema)context.Source!).QueryType)
            .AddSync("__Schema.mutationType", context => ((Schema)context.Source!).MutationType)
            .AddSync("__Schema.subscriptionType", context => ((Schema)context.Source!).SubscriptionType)
            .AddSync("__Schema.directives", context => ((Schema)context.Source!).Directives);
        AddDirective(map);
        AddType(map);
        AddField(map);
        AddInputValue(map);
        AddEnumValue(map);
        return map;
    }

    private static void AddDirective(ResolverMap map)
    {
        map.AddSync("__Directive.name", context => ((DirectiveDefinition)context.Source!).Name)
            .AddSync("__Directive.description", context => ((DirectiveDefinition)context.Source!).Description)
            .AddSync("__Directive.isRepeatable", context => ((DirectiveDefinition)context.Source!).IsRepeatable)
            .AddSync("__Directive.locations", context =>
                ((DirectiveDefinition)context.Source!).Locations.Select(DirectiveLocations.NameOf))
            .AddSync("__Directive.args", context => Current(
                context, ((DirectiveDefinition)context.Source!).Arguments, argument => argument.DeprecationReason))
            .AddSync("__Directive.isDeprecated", _ => false)
            .AddSync("__Directive.deprecationReason", _ => null);
    }

    private static void AddType(ResolverMap map)
    {
        map.AddSync("__Type.kind", context => Kind((GraphQLType)context.Source!))
            .AddSync("__Type.name", context => (context.Source as NamedType)?.Name)
            .AddSync("__Type.description", context => (context.Source as NamedType)?.Description)
            .AddSync("__Type.specifiedByURL", context => (context.Source as ScalarType)?.SpecifiedByUrl)
            .AddSync("__Type.fields", context => context.Source is ImplementingType type
                ? Current(context, type.Fields, field => field.DeprecationReason)
                : null)
            .AddSync("__Type.interfaces", context => (context.Source as ImplementingType)?.Interfaces)
            .AddSync("__Type.possibleTypes", context => context.Source is InterfaceType or UnionType
                ? context.Schema.PossibleTypes((CompositeType)context.Source)
                : null)
            .AddSync("__Type.enumValues", context => context.Source is EnumType type
                ? Current(context, type.Values, value => value.DeprecationReason)
                : null)
            .AddSync("__Type.inputFields", context => context.Source is InputObjectType type
                ? Current(context, type.Fields, field => field.DeprecationReason)
                : null)
            .AddSync("__Type.ofType", context => context.Source switch
            {
                ListType list => list.Of,
                NonNullType required => required.Of,
                _ => null,
            })
            .AddSync("__Type.isOneOf", context => (context.Source as InputObjectType)?.IsOneOf);
    }

    private static void AddField(ResolverMap map)
    {
        map.AddSync("__Field.name", context => ((FieldDefinition)context.Source!).Name)
            .AddSync("__Field.description", context => ((FieldDefinition)context.Source!).Description)
            .AddSync("__Field.args", context => Current(
                context, ((FieldDefinition)context.Source!).Arguments, argument => argument.DeprecationReason))
            .AddSync("__Field.type", context => ((FieldDefinition)context.Source!).Type)
            .AddSync("__Field.isDeprecated", context =>
                ((FieldDefinition)context.Source!).DeprecationReason is not null)
            .AddSync("__Field.deprecationReason", context => ((FieldDefinition)context.Source!).DeprecationReason);
    }

    private static void AddInputValue(ResolverMap map)
    {
        map.AddSync("__InputValue.name", context => ((InputValueDefinition)context.Source!).Name)
            .AddSync("__InputValue.description", context => ((InputValueDefinition)context.Source!).Description)
            .AddSync("__InputValue.type", context => ((InputValueDefinition)context.Source!).Type)
            .AddSync("__InputValue.defaultValue", context => DefaultValueText.Of((InputValueDefinition)context.Source!))
            .AddSync("__InputValue.isDeprecated", context =>
                ((InputValueDefinition)context.Source!).DeprecationReason is not null)
            .AddSync("__InputValue.deprecationReason", context =>
                ((InputValueDefinition)context.Source!).DeprecationReason);
    }

    private static void AddEnumValue(ResolverMap map)
    {
        map.AddSync("__EnumValue.name", context => ((EnumValueDefinition)context.Source!).Name)
            .AddSync("__EnumValue.description", context => ((EnumValueDefinition)context.Source!).Description)
            .AddSync("__EnumValue.isDeprecated", context =>
                ((EnumValueDefinition)context.Source!).DeprecationReason is not null)
            .AddSync("__EnumValue.deprecationReason", context =>
                ((EnumValueDefinition)context.Source!).DeprecationReason);
    }

    /// <summary>All definitions when the field asks for deprecated ones too, otherwise those not deprecated.</summary>
    private static IEnumerable<T> Current<T>(FieldContext context, DefinitionList<T> list, Func<T, string?> deprecation)
        where T : class, INamedDefinition
    {
        return context.Argument<bool?>("includeDeprecated") == true
            ? list
            : list.Where(one => deprecation(one) is null);
    }

    private static string Kind(GraphQLType type)
    {
        return type switch
        {
            ScalarType => "SCALAR",
            ObjectType => "OBJECT",
            InterfaceType => "INTERFACE",
            UnionType => "UNION",
            EnumType => "ENUM",
            InputObjectType => "INPUT_OBJECT",
            ListType => "LIST",
            NonNullType => "NON_NULL",
            _ => throw new UnreachableException(),
        };
    }
}
