using System.Collections.Immutable;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Context functions (DMN 1.5 section 10.3.4.8).</summary>
internal static class ContextFunctions
{
    private static readonly FeelType AnyContext = FeelType.ContextOf([]);

    /// <summary>All but <c>context</c> move values and look at names only.</summary>
    public static ImmutableArray<Definition> All { get; } =
    [
        .. Definitions().Select(definition => definition with { CarriesUnknown = definition.Name != "context" }),
    ];

    private static ImmutableArray<Definition> Definitions() =>
    [
        new("get value", "m: context, key: string", FeelType.Any, call => Entry(call[0], call.Text(1))),
        new("get value", "context: context, key: string", FeelType.Any, call => Entry(call[0], call.Text(1))),
        new("get value", "m: context, key: list", FeelType.Any, GetAlong),
        new("get entries", "m: context", FeelType.ListOf(AnyContext), GetEntries),
        new("get entries", "context: context", FeelType.ListOf(AnyContext), GetEntries),
        new("context", "entries: list", AnyContext, FromEntries),
        new("context put", "context: context, key: string, value: any", AnyContext, call =>
            Put((FeelValue.Context)call[0], [call.Text(1)], call[2])),
        new("context put", "context: context, keys: list, value: any", AnyContext, PutAlong),
        new("context merge", "contexts: list", AnyContext, Merge),
    ];

    private static FeelValue Entry(FeelValue context, string key) =>
        context is FeelValue.Context entries && entries.TryGet(key, out var value) ? value : FeelValue.None;

    private static FeelValue GetAlong(Call call)
    {
        var value = call[0];
        foreach (var key in call.List(1))
        {
            if (key is not FeelValue.Text name)
                return FeelValue.None;
            if (value.IsUnknown)
                return value;
            value = Entry(value, name.Value);
        }

        return call.List(1).IsEmpty ? FeelValue.None : value;
    }

    private static FeelValue GetEntries(Call call) => FeelValue.Of(Pairs((FeelValue.Context)call[0]).Select(
        entry => (FeelValue)FeelValue.Context.Of(
            [KeyValuePair.Create("key", FeelValue.Of(entry.Key)), KeyValuePair.Create("value", entry.Value)])));

    private static IEnumerable<KeyValuePair<string, FeelValue>> Pairs(FeelValue.Context context) =>
        context.Names.Select(name => KeyValuePair.Create(name, Entry(context, name)));

    private static FeelValue FromEntries(Call call)
    {
        var entries = new OrderedDictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in call.List(0))
        {
            if (item is not FeelValue.Context context || !context.TryGet("key", out var key)
                || key is not FeelValue.Text name || !context.TryGet("value", out var value)
                || !entries.TryAdd(name.Value, value))
                return FeelValue.None;
        }

        return FeelValue.Context.Of(entries);
    }

    private static FeelValue PutAlong(Call call)
    {
        var keys = call.List(1);
        return keys.IsEmpty || keys.Any(key => key is not FeelValue.Text)
            ? FeelValue.None
            : Put((FeelValue.Context)call[0], [.. keys.Select(key => ((FeelValue.Text)key).Value)], call[2]);
    }

    private static FeelValue Put(FeelValue.Context context, ReadOnlySpan<string> keys, FeelValue value)
    {
        var inner = value;
        if (keys.Length > 1)
        {
            var entry = Entry(context, keys[0]);
            if (entry is not FeelValue.Context nested)
                return entry.IsUnknown ? entry : FeelValue.None;
            inner = Put(nested, keys[1..], value);
            if (inner is not FeelValue.Context)
                return inner;
        }

        var entries = new OrderedDictionary<string, FeelValue>(Pairs(context), StringComparer.Ordinal)
        {
            [keys[0]] = inner,
        };
        return FeelValue.Context.Of(entries);
    }

    private static FeelValue Merge(Call call)
    {
        var entries = new OrderedDictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in call.List(0))
        {
            if (item is not FeelValue.Context context)
                return FeelValue.None;
            foreach (var (name, value) in Pairs(context))
                entries[name] = value;
        }

        return FeelValue.Context.Of(entries);
    }
}
