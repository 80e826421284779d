using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// The values of one row in the order they were written. A row has a dozen fields at most, so a scan of a small array
/// beats hashing and costs a third of a dictionary's memory.
/// </summary>
internal sealed class RowValues(KeyValuePair<string, object?>[] values) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => values.Select(value => value.Key);

    public IEnumerable<object?> Values => values.Select(value => value.Value);

    public int Count => values.Length;

    public object? this[string key] =>
        TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"The row has no field {key}.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (KeyValuePair<string, object?> pair in values)
        {
            if (pair.Key != key)
                continue;
            value = pair.Value;
            return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, object?>>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same row with one value put in another's place.</summary>
    public RowValues With(string key, object? value)
    {
        KeyValuePair<string, object?>[] changed = [.. values];
        for (int i = 0; i < changed.Length; i++)
        {
            if (changed[i].Key == key)
                changed[i] = new KeyValuePair<string, object?>(key, value);
        }

        return new RowValues(changed);
    }
}
