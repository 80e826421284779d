using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Completes department fields from a recorded payload. Resolvers fetch nothing: the plan has run before, and what it
/// did not fetch is null.
/// </summary>
public static class DepartmentResolvers
{
    private const int ShownDigits = 4;

    /// <summary>Adds a resolver for every subject, edge, namespace, register and field of the schema.</summary>
    public static void AddDepartmentResolvers(this ResolverMap map, HubSchema hub)
    {
        foreach (string root in (string[])["me", "citizen", "enterprise"])
        {
            map.Add($"Query.{root}", RootAsync);
        }

        map.AddSync("Citizen.id", context => Key((SubjectData)context.Source!));
        map.AddSync("Enterprise.uscc", context => Key((SubjectData)context.Source!));
        foreach (RegisterEdge edge in hub.Edges.All)
        {
            map.Add($"{CatalogueAgreement.RootOf(edge.From)}.{edge.Name}", context => EdgeAsync(edge, context));
        }

        foreach (Department department in hub.Catalogue.Departments)
        {
            foreach (IGrouping<SubjectKind, Resource> kind in department.Resources.Values.GroupBy(one => one.Subject))
            {
                AddNamespace(map, hub.Schema, department, kind);
            }
        }
    }

    private static void AddNamespace(
        ResolverMap map, Schema schema, Department department, IGrouping<SubjectKind, Resource> registers)
    {
        string root = CatalogueAgreement.RootOf(registers.Key);
        ObjectType space = Below(schema.FindType<ObjectType>(root)!, department.Namespace);
        if (registers.Key == SubjectKind.Public)
        {
            map.Add($"{root}.{department.Namespace}", PublicNamespaceAsync);
        }
        else
        {
            map.Add($"{root}.{department.Namespace}", context => NamespaceAsync(department.Code, context));
        }

        foreach (Resource resource in registers)
        {
            map.Add($"{space.Name}.{resource.Name}",
                async context => Rows(resource, await DataAsync(resource, context)));
            ObjectType row = Below(space, resource.Name);
            foreach (RegisterField field in resource.Fields)
            {
                map.AddSync($"{row.Name}.{field.Name}", context => Value(field, (RowData)context.Source!));
            }
        }
    }

    private static ObjectType Below(ObjectType type, string field)
    {
        return (ObjectType)type.Fields.Find(field)!.Type.Named;
    }

    private static async ValueTask<object?> RootAsync(FieldContext context)
    {
        Payload payload = await RequestState.Of(context).Payload;
        RootData? root = await payload.RootAsync(context.Nodes[0].ResponseName, context.AddOrigin);
        return root?.Fault is { } fault ? throw Error(fault) : root?.Subject;
    }

    private static string Key(SubjectData subject)
    {
        return subject.KeyShown || subject.Key.Length <= 2 * ShownDigits
            ? subject.Key
            : subject.Key[..ShownDigits]
                + new string('*', subject.Key.Length - (2 * ShownDigits))
                + subject.Key[^ShownDigits..];
    }

    private static async ValueTask<object?> EdgeAsync(RegisterEdge edge, FieldContext context)
    {
        EdgeData? data = await ((SubjectData)context.Source!).RecordedEdgeAsync(
            edge.Name, edge.Link.Department, context.AddOrigin);
        return data switch
        {
            null => null,
            { Fault: { } fault } => throw Error(fault),
            _ when edge.Many => data.Targets,
            _ => data.Targets.FirstOrDefault(),
        };
    }

    private static async ValueTask<object?> NamespaceAsync(string department, FieldContext context)
    {
        DepartmentData? data = await ((SubjectData)context.Source!).RecordedAsync(department, context.AddOrigin);
        return data?.Fault is { } fault ? throw Error(fault) : new NamespaceData(data, null);
    }

    private static async ValueTask<object?> PublicNamespaceAsync(FieldContext context)
    {
        string name = context.Nodes[0].ResponseName;
        Payload payload = await RequestState.Of(context).Payload;
        return await payload.FaultAsync(name) is { } fault ? throw Error(fault) : new NamespaceData(null, name);
    }

    private static async ValueTask<ResourceData?> DataAsync(Resource resource, FieldContext context)
    {
        NamespaceData space = (NamespaceData)context.Source!;
        return space.Root is { } root
            ? await (await RequestState.Of(context).Payload).RegisterAsync(
                root, context.Nodes[0].ResponseName, context.AddOrigin)
            : space.Data?.Resources.GetValueOrDefault(resource.Name);
    }

    private static object? Rows(Resource resource, ResourceData? data)
    {
        if (data is null)
        {
            return null;
        }

        if (data.Fault is { } fault)
        {
            throw Error(fault);
        }

        return resource.Many
            ? data.Rows.Select(row => new RowData(row, data.Denied)).ToImmutableArray()
            : data.Rows is [var newest, ..] ? new RowData(newest, data.Denied) : null;
    }

    private static object? Value(RegisterField field, RowData row)
    {
        return row.Denied.TryGetValue(field.Name, out FieldFault? fault)
            ? throw Error(fault)
            : row.Row.Values.GetValueOrDefault(field.Name);
    }

    private static FieldErrorException Error(FieldFault fault)
    {
        Dictionary<string, object?> extensions = new(StringComparer.Ordinal)
        {
            ["text"] = new Dictionary<string, object?> { ["zh"] = fault.Text.Zh, ["en"] = fault.Text.En },
        };
        if (fault.Reason is { } reason)
        {
            extensions["reason"] = reason;
        }

        if (fault.Department is { } department)
        {
            extensions["department"] = department;
        }

        return new FieldErrorException(fault.Code, fault.Text.En, extensions);
    }
}
