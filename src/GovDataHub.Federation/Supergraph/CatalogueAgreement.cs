using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Supergraph;

/// <summary>
/// Holds the graphs and the catalogue to each other: every field a department says it holds can be asked, with its
/// type, under its coordinate, and nothing can be asked that the catalogue does not know. The coordinate
/// <c>HPF.account.balance</c> and <c>me { hpf { account { balance } } }</c> are read off each other.
/// </summary>
internal static class CatalogueAgreement
{
    public static IEnumerable<CompositionError> Check(
        Dictionary<string, MergedType> types, IReadOnlyList<Subgraph> subgraphs, DepartmentCatalogue catalogue)
    {
        foreach (Subgraph subgraph in subgraphs.Where(subgraph => subgraph.Name != Subgraph.Hub))
        {
            if (catalogue.Department(subgraph.Name) is null)
            {
                yield return new CompositionError(
                    "DEPARTMENT_UNKNOWN", subgraph.File, 0, $"there is no {subgraph.Name}.yaml beside it");
            }
        }

        foreach (Department department in catalogue.Departments)
        {
            foreach (CompositionError error in Check(types, department))
            {
                yield return error;
            }
        }
    }

    /// <summary>The root type below which registers of a kind stand.</summary>
    public static string RootOf(SubjectKind kind)
    {
        return kind switch
        {
            SubjectKind.Person => "Citizen",
            SubjectKind.Enterprise => "Enterprise",
            _ => "Query",
        };
    }

    private static IEnumerable<CompositionError> Check(Dictionary<string, MergedType> types, Department department)
    {
        string file = department.Code + ".graphql";
        foreach (IGrouping<SubjectKind, Resource> kind in department.Resources.Values.GroupBy(entry => entry.Subject))
        {
            string root = RootOf(kind.Key);
            if (FieldOf(types, root, department.Namespace) is not { } namespaceField
                || !types.TryGetValue(Named(namespaceField.Type), out MergedType? space))
            {
                yield return new CompositionError(
                    "NAMESPACE_MISSING", file, 0, $"{root} has no field {department.Namespace}");
                continue;
            }

            foreach (CompositionError error in kind.SelectMany(resource => Check(types, file, space, resource)))
            {
                yield return error;
            }

            foreach ((FieldDefinitionNode field, _) in space.Fields
                .Where(field => !kind.Any(resource => resource.Name == field.Field.Name.Value)))
            {
                yield return new CompositionError(
                    "RESOURCE_UNKNOWN", file, field.Name.Location.Line,
                    $"{space.Name}.{field.Name.Value} is no {kind.Key} register of {department.Code}");
            }
        }
    }

    private static IEnumerable<CompositionError> Check(
        Dictionary<string, MergedType> types, string file, MergedType space, Resource resource)
    {
        if (FieldOf(types, space.Name, resource.Name) is not { } field)
        {
            yield return new CompositionError(
                "RESOURCE_MISSING", file, 0, $"{space.Name} has no field {resource.Name} for {resource.Coordinate}");
            yield break;
        }

        if (field.Type is ListTypeNode != resource.Many)
        {
            yield return new CompositionError(
                "LIST_MISMATCH", file, field.Name.Location.Line,
                $"{resource.Coordinate} has many: {(resource.Many ? "true" : "false")}, but its type is {field.Type}");
        }

        if (!types.TryGetValue(Named(field.Type), out MergedType? row))
        {
            yield return new CompositionError(
                "TYPE_MISSING", file, field.Name.Location.Line, $"{Named(field.Type)} is not defined");
            yield break;
        }

        foreach (RegisterField held in resource.Fields)
        {
            if (FieldOf(types, row.Name, held.Name) is not { } shown)
            {
                yield return new CompositionError(
                    "FIELD_MISSING", file, 0, $"{row.Name} has no field {held.Name} for {held.Coordinate}");
            }
            else if (!Fits(types, shown.Type, held))
            {
                yield return new CompositionError(
                    "FIELD_TYPE_MISMATCH", file, shown.Name.Location.Line,
                    $"{held.Coordinate} holds {held.Type}, but its type is {shown.Type}");
            }
        }

        foreach ((FieldDefinitionNode unknown, _) in row.Fields
            .Where(entry => resource.Field(entry.Field.Name.Value) is null))
        {
            yield return new CompositionError(
                "FIELD_UNKNOWN", file, unknown.Name.Location.Line,
                $"{row.Name}.{unknown.Name.Value} is no field of {resource.Coordinate}");
        }
    }

    private static bool Fits(Dictionary<string, MergedType> types, TypeNode type, RegisterField held)
    {
        if (type is not NamedTypeNode named)
        {
            return false;
        }

        string name = named.Name.Value;
        return held.Type switch
        {
            FieldType.Enum => types.TryGetValue(name, out MergedType? merged)
                && merged.First is EnumTypeDefinitionNode values
                && values.Values.Select(value => value.Name.Value).ToHashSet()
                    .SetEquals(held.Values.Select(value => value.Code)),
            FieldType.Int => name == "Int",
            FieldType.Number => name == "Float",
            FieldType.Bool => name == "Boolean",
            FieldType.Money => name == "Money",
            FieldType.Date => name == "Date",
            FieldType.DateTime => name == "DateTime",
            FieldType.Json => name == "JSON",
            _ => name == "String",
        };
    }

    private static FieldDefinitionNode? FieldOf(Dictionary<string, MergedType> types, string type, string field)
    {
        return types.TryGetValue(type, out MergedType? merged)
            ? merged.Fields.Find(entry => entry.Field.Name.Value == field).Field
            : null;
    }

    private static string Named(TypeNode type)
    {
        return type switch
        {
            NonNullTypeNode required => Named(required.Type),
            ListTypeNode list => Named(list.Type),
            NamedTypeNode named => named.Name.Value,
            _ => "",
        };
    }
}
