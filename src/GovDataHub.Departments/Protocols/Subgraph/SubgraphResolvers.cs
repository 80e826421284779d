using System.Collections;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Schemas;
using GovDataHub.Departments.Protocols.Storage;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Types;
using GovDataHub.Rules.Registers;

namespace GovDataHub.Departments.Protocols.Subgraph;

/// <summary>
/// Resolves a subgraph's fields. Registers are read by the department's own code over its own tables; what stands here
/// is what Federation and the adapter have in common. The request's state is its <see cref="TableReader"/>.
/// </summary>
internal sealed class SubgraphResolvers(FrontEnd frontEnd)
{
    /// <summary>The resolvers of the executable schema.</summary>
    public ResolverMap For(Schema schema)
    {
        ResolverMap map = new();
        map.AddSync("Query._service", _ => new Dictionary<string, object?> { ["sdl"] = frontEnd.Schema.Sdl });
        map.AddSync("Query._predicates", Predicates);
        map.AddSync("Mutation._write", Write);
        if (schema.FindType("_Entity") is not null)
        {
            map.AddSync("Query._entities", context => Entities(context.Argument<IEnumerable>("representations")!));
            map.AddTypeResolver("_Entity", value => ((Subject)value).Type);
        }

        AddRegisters(map, schema, "Citizen", "id", RegisterSubject.Person);
        AddRegisters(map, schema, "Enterprise", "uscc", RegisterSubject.Enterprise);
        AddPublicRegisters(map, schema);
        return map;
    }

    private static IEnumerable<Subject?> Entities(IEnumerable representations)
    {
        foreach (var representation in representations)
        {
            var names = representation as IReadOnlyDictionary<string, object?>;
            var type = names?.GetValueOrDefault("__typename") as string;
            var key = names?.GetValueOrDefault(type == "Citizen" ? "id" : "uscc") as string;
            yield return type is "Citizen" or "Enterprise" && key is not null ? new Subject(type, key) : null;
        }
    }

    private static bool Meets(RegisterRow row, IReadOnlyDictionary<string, object?>? where)
    {
        return where is null || where.All(condition => Equals(
            Comparable(row.Values.GetValueOrDefault(condition.Key)), Comparable(condition.Value)));
    }

    private static object? Comparable(object? value)
    {
        return value switch
        {
            int number => (decimal)number,
            long number => (decimal)number,
            double number => (decimal)number,
            _ => value,
        };
    }

    private string Coordinate(RegisterSchema register)
    {
        return $"{frontEnd.Schema.Code}.{register.Name}";
    }

    private void AddRegisters(ResolverMap map, Schema schema, string type, string key, RegisterSubject subject)
    {
        if (schema.FindType<ObjectType>(type) is not { } entity)
            return;
        map.AddSync($"{type}.{key}", context => ((Subject)context.Source!).Key);
        var namespaceField = entity.Fields.Single(field => field.Name != key);
        map.AddSync($"{type}.{namespaceField.Name}", context => context.Source);
        foreach (var register in frontEnd.Schema.Registers.Values.Where(register => register.Subject == subject))
        {
            map.AddSync($"{namespaceField.Type.Named.Name}.{register.Name}", context =>
            {
                var rows = frontEnd.Department.Read(
                    Coordinate(register), ((Subject)context.Source!).Key, (TableReader)context.State!);
                return register.Many
                    ? rows.Select(row => row.Values) is var many && many.Any() ? many : null
                    : rows.FirstOrDefault()?.Values;
            });
        }
    }

    private void AddPublicRegisters(ResolverMap map, Schema schema)
    {
        var name = schema.QueryType!.Fields.FirstOrDefault(field => field.Name[0] != '_');
        if (name is null)
            return;
        map.AddSync($"Query.{name.Name}", _ => true);
        foreach (var register in frontEnd.Schema.Registers.Values.Where(r => r.Subject == RegisterSubject.Public))
        {
            map.AddSync($"{name.Type.Named.Name}.{register.Name}", context =>
                frontEnd.Department.Read(Coordinate(register), "", (TableReader)context.State!)
                    .Where(row => Meets(row, context.Argument<IReadOnlyDictionary<string, object?>>("where")))
                    .Take(context.Argument<int>("first"))
                    .Select(row => row.Values));
        }
    }

    private List<string> Predicates(FieldContext context)
    {
        try
        {
            return
            [
                .. frontEnd.Evaluate(
                    context.Argument<string>("subject")!,
                    context.Argument<IEnumerable>("expressions")!.Cast<string>(),
                    context.Argument<DateOnly>("today"),
                    AdapterValues.Supplies(Json(context.Argument<object>("supplies"))))
                .Select(outcome => outcome.ToString().ToUpperInvariant()),
            ];
        }
        catch (FormatException wrong)
        {
            throw new FieldErrorException("BAD_REQUEST", wrong.Message);
        }
    }

    private string Write(FieldContext context)
    {
        var resource = context.Argument<string>("resource")!;
        var name = resource[(resource.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var register = frontEnd.Schema.Registers.GetValueOrDefault(name)
            ?? throw new FieldErrorException("BAD_REQUEST", "There is no such register.");
        try
        {
            var values = AdapterValues.Row(register, Json(context.Argument<object>("values")) ?? default);
            return frontEnd.Write(new(
                new(resource, context.Argument<string>("subject")!, values),
                context.Argument<string>("guard"),
                context.Argument<DateOnly>("today"),
                context.Argument<string>("idempotencyKey")!,
                context.Argument<string>("reverses"),
                context.Argument<string>("where"))) ? "WRITTEN" : "GUARD_FAILED";
        }
        catch (Exception wrong) when (wrong is FormatException or UnknownRegisterException)
        {
            throw new FieldErrorException("BAD_REQUEST", wrong.Message);
        }
    }

    private static JsonElement? Json(object? plain)
    {
        return plain is null ? null : JsonSerializer.SerializeToElement(plain, PlainJson.Default.Object);
    }

    /// <summary>Somebody asked about.</summary>
    private sealed record Subject(string Type, string Key);
}
