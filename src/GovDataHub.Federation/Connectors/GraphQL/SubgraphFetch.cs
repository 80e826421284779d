using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Rest;

namespace GovDataHub.Federation.Connectors.GraphQL;

/// <summary>One document that reads registers, and how its answer reads.</summary>
internal abstract class SubgraphFetch(Department department, SourceRequest request)
{
    private readonly ImmutableArray<ImmutableArray<(string Name, ValueFormat Format)>> _formats =
    [
        .. request.Resources.Select(selection => selection.Fields
            .Select(name => (name, FormatOf(department.Resources[selection.Resource].Field(name)!)))
            .ToImmutableArray()),
    ];

    /// <summary>The GraphQL document.</summary>
    public abstract string Document { get; }

    /// <summary>Its variables.</summary>
    public abstract JsonObject Variables { get; }

    /// <summary>The department asked.</summary>
    protected Department Department { get; } = department;

    /// <summary>What is asked.</summary>
    protected SourceRequest Request { get; } = request;

    /// <summary>Reads an answer; a register whose errors the source located fails alone.</summary>
    /// <exception cref="MalformedValueException">It is not what the subgraph's schema allows.</exception>
    /// <exception cref="SourceException">Every register failed.</exception>
    public SourceAnswer Read(SubgraphAnswer answer)
    {
        var failures = FailuresOf(answer).ToImmutableDictionary();
        if (answer.Data is not { } data || failures.Count == Request.Resources.Length)
            throw answer.Failed(answer.Errors);
        var rows = ImmutableDictionary.CreateBuilder<(string Resource, string Key), ImmutableArray<SourceRow>>();
        foreach (var (key, registers) in NamespacesOf(data))
        {
            for (var i = 0; i < Request.Resources.Length; i++)
            {
                var resource = Request.Resources[i].Resource;
                if (!failures.ContainsKey(resource))
                    rows[(resource, key)] = RowsOf(registers, i);
            }
        }

        return new(rows.ToImmutable(), failures);
    }

    /// <summary>Each key with the department's namespace object; null where the department knows nobody.</summary>
    protected abstract IEnumerable<(string Key, JsonElement? Registers)> NamespacesOf(JsonElement data);

    /// <summary>The namespace in the object that must have it; null when it is null.</summary>
    /// <exception cref="MalformedValueException">It was left out, which says nothing of any register.</exception>
    protected JsonElement? NamespaceIn(JsonElement holder)
    {
        return holder.ValueKind == JsonValueKind.Object
            && holder.TryGetProperty(Department.Namespace, out var registers)
            ? registers.ValueKind == JsonValueKind.Null ? null : registers
            : throw new MalformedValueException();
    }

    /// <summary>Writes <c>resource{field field}</c>.</summary>
    protected static void AppendSelection(StringBuilder text, ResourceSelection selection, string arguments)
    {
        text.Append(selection.Resource).Append(arguments).Append('{').AppendJoin(' ', selection.Fields).Append('}');
    }

    private static ValueFormat FormatOf(RegisterField field)
    {
        return new() { Type = field.Type };
    }

    private IEnumerable<KeyValuePair<string, SourceException>> FailuresOf(SubgraphAnswer answer)
    {
        return Request.Resources
            .Select(selection => (selection.Resource, Errors: ErrorsOf(selection, answer)))
            .Where(failed => failed.Errors.Length > 0)
            .Select(failed => KeyValuePair.Create(failed.Resource, answer.Failed(failed.Errors)));
    }

    /// <summary>Its own errors, and those that name no register at all.</summary>
    private ImmutableArray<SubgraphError> ErrorsOf(ResourceSelection selection, SubgraphAnswer answer)
    {
        return [.. answer.Errors.Where(error => error.Path.Contains(selection.Resource, StringComparer.Ordinal)
            || !Request.Resources.Any(other => error.Path.Contains(other.Resource, StringComparer.Ordinal)))];
    }

    private ImmutableArray<SourceRow> RowsOf(JsonElement? registers, int index)
    {
        var selection = Request.Resources[index];
        if (registers is not { } names)
            return [];
        if (names.ValueKind != JsonValueKind.Object || !names.TryGetProperty(selection.Resource, out var found))
            throw new MalformedValueException();
        return found.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Object => [RowOf(found, index)],
            JsonValueKind.Array => [.. found.EnumerateArray().Take(selection.Limit).Select(row => RowOf(row, index))],
            _ => throw new MalformedValueException(),
        };
    }

    private SourceRow RowOf(JsonElement row, int index)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new MalformedValueException();
        var values = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var (name, format) in _formats[index])
        {
            if (!row.TryGetProperty(name, out var value))
                throw new MalformedValueException();
            values[name] = format.Read([RestValue.Raw(value.ValueKind == JsonValueKind.Null ? null : value)]);
        }

        return new(values.ToImmutable());
    }
}

/// <summary>Registers of persons or enterprises, through <c>_entities</c>.</summary>
internal sealed class EntityFetch : SubgraphFetch
{
    private readonly string[] _keys;

    public EntityFetch(Department department, SourceRequest request, string[] keys)
        : base(department, request)
    {
        _keys = keys;
        var (type, key) = request.SubjectKind == SubjectKind.Person ? ("Citizen", "id") : ("Enterprise", "uscc");
        StringBuilder text = new("query($r:[_Any!]!){_entities(representations:$r){...on ");
        text.Append(type).Append('{').Append(department.Namespace).Append('{');
        foreach (var selection in request.Resources)
            AppendSelection(text, selection, "");
        Document = text.Append("}}}}").ToString();
        Variables = new()
        {
            ["r"] = new JsonArray([.. keys.Select(one => new JsonObject { ["__typename"] = type, [key] = one })]),
        };
    }

    /// <inheritdoc/>
    public override string Document { get; }

    /// <inheritdoc/>
    public override JsonObject Variables { get; }

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, JsonElement? Registers)> NamespacesOf(JsonElement data)
    {
        if (!data.TryGetProperty("_entities", out var entities)
            || entities.ValueKind != JsonValueKind.Array
            || entities.GetArrayLength() != _keys.Length)
        {
            throw new MalformedValueException();
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            yield return (_keys[i], entities[i].ValueKind == JsonValueKind.Null ? null : NamespaceIn(entities[i]));
        }
    }
}

/// <summary>Public registers, under <c>Query</c>.</summary>
internal sealed class PublicFetch : SubgraphFetch
{
    public PublicFetch(Department department, SourceRequest request)
        : base(department, request)
    {
        List<string> declarations = [];
        StringBuilder text = new();
        foreach (var selection in request.Resources)
        {
            var number = declarations.Count / 2;
            declarations.Add($"$w{number}:{WhereType(department, selection)}");
            declarations.Add($"$n{number}:Int");
            AppendSelection(text, selection, $"(where:$w{number},first:$n{number})");
            Variables[$"w{number}"] = WhereOf(department.Resources[selection.Resource], selection);
            Variables[$"n{number}"] = selection.Limit;
        }

        Document = $"query({string.Join(',', declarations)}){{{department.Namespace}{{{text}}}}}";
    }

    /// <inheritdoc/>
    public override string Document { get; }

    /// <inheritdoc/>
    public override JsonObject Variables { get; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, JsonElement? Registers)> NamespacesOf(JsonElement data)
    {
        return [("", NamespaceIn(data))];
    }

    private static string WhereType(Department department, ResourceSelection selection)
    {
        return $"{department.Code[0]}{department.Namespace[1..]}{char.ToUpperInvariant(selection.Resource[0])}"
            + $"{selection.Resource[1..]}Where";
    }

    private static JsonObject WhereOf(Resource resource, ResourceSelection selection)
    {
        JsonObject where = [];
        foreach (var (name, value) in selection.Where ?? ImmutableDictionary<string, object?>.Empty)
            where[name] = AdapterValue.GraphQL(resource.Field(name)!.Type, value);
        return where;
    }
}
