using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Rest;

/// <summary>
/// Reads one register's rows for a batch of keys, page after page. A source may filter by some fields only, or not at
/// all: what is wanted of a public register is checked again here.
/// </summary>
internal sealed class RestRead(RestExchange exchange, RestResource resource, ResourceSelection selection)
{
    private const int MostPages = 100;

    private static readonly ValueFormat Count = new() { Type = FieldType.Int };

    private readonly ImmutableDictionary<string, object?> _wanted =
        selection.Where ?? ImmutableDictionary<string, object?>.Empty;

    /// <summary>The rows by key; every key asked has an entry.</summary>
    /// <exception cref="SourceException">A call failed, or an answer is not as mapped.</exception>
    public async Task<Dictionary<string, ImmutableArray<SourceRow>>> RowsAsync(
        string[] keys, CancellationToken cancellationToken)
    {
        var rows = keys.ToDictionary(
            key => key, _ => ImmutableArray.CreateBuilder<SourceRow>(), StringComparer.Ordinal);
        var words = Words(keys);
        var pages = 1;
        for (var page = 1; page <= Math.Min(pages, MostPages); page++)
        {
            words["$page"] = page;
            var answer = await exchange.SendAsync(resource.Read, words, cancellationToken);
            if (answer.IsAbsent)
                break;
            try
            {
                Take(answer.Root, keys, rows);
                pages = PagesOf(answer.Root);
            }
            catch (MalformedValueException malformed)
            {
                throw SourceHttp.Garbage(resource.Resource.Department, malformed);
            }
        }

        return rows.ToDictionary(entry => entry.Key, entry => entry.Value.ToImmutable());
    }

    private Dictionary<string, JsonNode?> Words(string[] keys)
    {
        var columns = selection.Fields.Concat(_wanted.Keys)
            .Select(name => resource.Fields[name].Column)
            .Distinct(StringComparer.Ordinal);
        Dictionary<string, JsonNode?> words = new(StringComparer.Ordinal)
        {
            ["$keys"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]),
            ["$key"] = keys[0],
            ["$columns"] = new JsonArray([.. columns.Select(column => JsonValue.Create(column))]),
            ["$limit"] = selection.Limit,
        };
        foreach (var (name, field) in resource.Fields)
        {
            words["$where." + name] = _wanted.TryGetValue(name, out var value)
                ? RestValue.Written(field.Format, value)
                : null;
        }

        return words;
    }

    private void Take(
        JsonElement root, string[] keys, Dictionary<string, ImmutableArray<SourceRow>.Builder> rows)
    {
        if (!resource.Rows.IsIn(root))
            throw new MalformedValueException();
        var found = resource.Rows.Of(root);
        if (found is null)
            return;
        IEnumerable<JsonElement> elements = found.Value.ValueKind switch
        {
            JsonValueKind.Array => found.Value.EnumerateArray(),
            JsonValueKind.Object => [found.Value],
            _ => throw new MalformedValueException(),
        };
        foreach (var element in elements)
        {
            var key = resource.Key is { } path ? RestValue.Raw(path.Of(element)) as string : keys[0];
            if (key is null || !rows.TryGetValue(key, out var list))
                throw new MalformedValueException();
            if (list.Count < selection.Limit && IsWanted(element))
                list.Add(RowOf(element));
        }
    }

    private bool IsWanted(JsonElement element)
    {
        return _wanted.All(filter => Equals(ValueOf(filter.Key, element), filter.Value));
    }

    private SourceRow RowOf(JsonElement element)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var name in selection.Fields)
            values[name] = ValueOf(name, element);

        return new(values.ToImmutable());
    }

    private object? ValueOf(string name, JsonElement element)
    {
        var field = resource.Fields[name];
        return field.Format.Read([.. field.Paths.Select(path => RestValue.Raw(path.Of(element)))]);
    }

    private int PagesOf(JsonElement root)
    {
        if (resource.Pages is not { } path)
            return 1;
        return Count.Read([RestValue.Raw(path.Of(root))]) is long count and >= 0
            ? (int)Math.Min(count, MostPages)
            : throw new MalformedValueException();
    }
}
