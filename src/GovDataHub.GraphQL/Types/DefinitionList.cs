using System.Collections;
using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Types;

/// <summary>Something of a schema that has a name among its like.</summary>
public interface INamedDefinition
{
    /// <summary>Its name, unique in its list.</summary>
    string Name { get; }
}

/// <summary>
/// Definitions in the order they were written, found by name without hashing secrets: the keys are the schema's own,
/// so a cheap hash is safe. Built once, then read by any number of threads.
/// </summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed class DefinitionList<T> : IReadOnlyList<T>
    where T : class, INamedDefinition
{
    private const int Empty = -1;
    private readonly ImmutableArray<T> _items;
    private readonly int[] _slots;

    /// <summary>Lists definitions; of several with one name the first is found.</summary>
    /// <param name="items">The definitions in order.</param>
    public DefinitionList(IEnumerable<T> items)
    {
        _items = [.. items];
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * _items.Length) + 1)];
        Array.Fill(_slots, Empty);
        for (var index = 0; index < _items.Length; index++)
        {
            var slot = FindSlot(_items[index].Name);
            if (_slots[slot] == Empty)
                _slots[slot] = index;
        }
    }

    /// <summary>A list of nothing.</summary>
    internal static DefinitionList<T> None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The definition with a name, or null.</summary>
    /// <param name="name">The name, case sensitive.</param>
    /// <returns>The definition.</returns>
    public T? Find(string name)
    {
        var index = _slots[FindSlot(name)];
        return index == Empty ? null : _items[index];
    }

    /// <summary>Enumerates the definitions in order.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator()
    {
        return _items.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        return ((IEnumerable<T>)_items).GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator()
    {
        return ((IEnumerable<T>)_items).GetEnumerator();
    }

    private int FindSlot(string name)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(name) & mask;
        while (_slots[slot] != Empty && _items[_slots[slot]].Name != name)
            slot = (slot + 1) & mask;
        return slot;
    }

    private static int Hash(string name)
    {
        var hash = (uint)name.Length;
        foreach (var unit in name)
            hash = (hash * 31) + unit;
        return (int)(hash ^ (hash >> 15));
    }
}
