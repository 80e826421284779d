using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// What the fields of one part of a response share: their errors, what their values come from, and in incremental
/// delivery the deferrals they hang on and what they find to be delivered later.
/// </summary>
internal sealed class ExecutionScope
{
    private readonly Found _found;

    /// <summary>The scope of a response, or of a part delivered on its own.</summary>
    /// <param name="usages">The deferrals the part hangs on.</param>
    /// <param name="fragments">The deferred fragments around it.</param>
    public ExecutionScope(DeferSet usages, ImmutableDictionary<DeferUsage, DeferredFragment> fragments)
        : this(usages, fragments, new())
    {
    }

    private ExecutionScope(
        DeferSet usages, ImmutableDictionary<DeferUsage, DeferredFragment> fragments, Found found)
    {
        Usages = usages;
        Fragments = fragments;
        _found = found;
    }

    /// <summary>The errors of the part.</summary>
    public ErrorCollector Errors => _found.Errors;

    /// <summary>The deferrals the part hangs on.</summary>
    public DeferSet Usages { get; }

    /// <summary>The deferred fragment of each deferral around the current object.</summary>
    public ImmutableDictionary<DeferUsage, DeferredFragment> Fragments { get; }

    /// <summary>The same part inside an object that has deferred fragments of its own.</summary>
    /// <param name="path">The object's position.</param>
    /// <param name="usages">Its deferrals, outer ones first.</param>
    /// <returns>The scope for the object's fields.</returns>
    public ExecutionScope Inside(ResponsePath? path, ImmutableArray<DeferUsage> usages)
    {
        var fragments = Fragments;
        foreach (var usage in usages)
        {
            var parent = usage.Parent is null ? null : fragments.GetValueOrDefault(usage.Parent);
            var fragment = new DeferredFragment(path, usage.Label, parent);
            fragments = fragments.SetItem(usage, fragment);
            lock (_found)
                _found.Fragments.Add(fragment);
        }

        return new(Usages, fragments, _found);
    }

    /// <summary>Notes a list whose rest is delivered later.</summary>
    /// <param name="stream">The list.</param>
    public void Add(StreamedList stream)
    {
        lock (_found)
            _found.Streams.Add(stream);
    }

    /// <summary>Notes what a value of the part comes from.</summary>
    /// <param name="origin">As the resolver names it.</param>
    public void AddOrigin(object origin)
    {
        lock (_found)
            _found.Origins.Add(origin);
    }

    /// <summary>Closes the part: what it found, places left out that have become null meanwhile.</summary>
    /// <param name="data">Its data.</param>
    /// <returns>The part.</returns>
    public CompletedPart Complete(object? data)
    {
        lock (_found)
        {
            return new(
                data,
                Errors.ToErrors(),
                [.. _found.Fragments.Where(fragment => data is not null && !Errors.IsLost(fragment.Path))],
                [.. _found.Streams.Where(stream => data is not null && !Errors.IsLost(stream.Path))],
                [.. _found.Origins]);
        }
    }

    /// <summary>What the objects of a part find; locked by itself, for they run side by side.</summary>
    private sealed class Found
    {
        public ErrorCollector Errors { get; } = new();

        public List<DeferredFragment> Fragments { get; } = [];

        public List<StreamedList> Streams { get; } = [];

        public HashSet<object> Origins { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
