using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Execution;

/// <summary>The fields one object is having collected, by response name in order of first occurrence.</summary>
internal sealed class CollectedFields
{
    // Up to so many names are found by looking at each.
    private const int Few = 8;

    private readonly List<Entry> _entries = [];
    private Dictionary<string, int>? _places;
    private HashSet<string>? _visited;

    /// <summary>Deferrals met; null when they are not looked at.</summary>
    public List<DeferUsage>? Usages { get; init; }

    /// <summary>The deferral around the selections being collected.</summary>
    public DeferUsage? Current { get; set; }

    /// <summary>Notes a fragment.</summary>
    /// <param name="fragment">Its name.</param>
    /// <returns>False when it was collected before.</returns>
    public bool Visit(string fragment)
    {
        return (_visited ??= []).Add(fragment);
    }

    /// <summary>Adds a selection.</summary>
    /// <param name="field">The selection.</param>
    public void Add(FieldNode field)
    {
        var place = Find(field.ResponseName);
        if (place < 0)
        {
            place = _entries.Count;
            _entries.Add(new(field));
            if (_places is not null)
                _places[field.ResponseName] = place;
            else if (_entries.Count > Few)
                _places = Index();
        }
        else
        {
            ref var known = ref CollectionsMarshal.AsSpan(_entries)[place];
            (known.Others ??= []).Add(field);
        }

        if (Usages is not null)
            (CollectionsMarshal.AsSpan(_entries)[place].Usages ??= []).Add(Current);
    }

    /// <summary>What was collected.</summary>
    /// <returns>The fields in response order.</returns>
    public ImmutableArray<FieldGroup> ToGroups()
    {
        var groups = new FieldGroup[_entries.Count];
        for (var place = 0; place < groups.Length; place++)
        {
            var entry = _entries[place];
            groups[place] = new(entry.Others is null ? [entry.First] : [entry.First, .. entry.Others], entry.Usages);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(groups);
    }

    private int Find(string name)
    {
        if (_places is not null)
            return _places.TryGetValue(name, out var place) ? place : -1;
        for (var place = 0; place < _entries.Count; place++)
        {
            if (_entries[place].First.ResponseName == name)
                return place;
        }

        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var places = new Dictionary<string, int>(_entries.Count * 2);
        for (var place = 0; place < _entries.Count; place++)
            places[_entries[place].First.ResponseName] = place;
        return places;
    }

    private struct Entry(FieldNode first)
    {
        public readonly FieldNode First = first;
        public List<FieldNode>? Others;
        public List<DeferUsage?>? Usages;
    }
}
