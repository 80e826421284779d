using System.Collections.Immutable;
using System.Threading.Channels;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>A deferred fragment at one place of the response; done when all groups that hang on it are.</summary>
internal sealed class DeferredFragment(ResponsePath? path, string? label, DeferredFragment? parent)
{
    private readonly Lock _lock = new();
    private readonly List<DeferredGroup> _groups = [];

    public ResponsePath? Path { get; } = path;

    public string? Label { get; } = label;

    public DeferredFragment? Parent { get; } = parent;

    /// <summary>Fragments inside it that wait for it; the publisher's.</summary>
    public List<DeferredFragment> Inside { get; } = [];

    /// <summary>Given when the client is told to expect it; the publisher's.</summary>
    public string? Id { get; set; }

    /// <summary>Whether nothing more will come of it; the publisher's.</summary>
    public bool IsClosed { get; set; }

    public void Add(DeferredGroup group)
    {
        lock (_lock)
            _groups.Add(group);
    }

    public DeferredGroup[] Groups()
    {
        lock (_lock)
            return [.. _groups];
    }
}

/// <summary>Fields of one object that hang on the same deferrals, executed together.</summary>
internal sealed class DeferredGroup(ResponsePath? path, ImmutableArray<DeferredFragment> fragments)
{
    public ResponsePath? Path { get; } = path;

    public ImmutableArray<DeferredFragment> Fragments { get; } = fragments;

    /// <summary>What came of it, once it is complete; the publisher's.</summary>
    public CompletedPart? Result { get; set; }

    /// <summary>Whether its data has been sent; the publisher's.</summary>
    public bool IsSent { get; set; }
}

/// <summary>The rest of a list, delivered as its items are complete.</summary>
internal sealed class StreamedList(ResponsePath path, string? label)
{
    private const int MostAhead = 64;

    public ResponsePath Path { get; } = path;

    public string? Label { get; } = label;

    /// <summary>Given when the client is told to expect it; the publisher's.</summary>
    public string? Id { get; set; }

    /// <summary>Items complete and not sent yet.</summary>
    public Channel<CompletedPart> Items { get; } = Channel.CreateBounded<CompletedPart>(MostAhead);

    /// <summary>Whether the list has ended; the publisher's.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Why it ended early, or nothing; the publisher's.</summary>
    public ImmutableArray<GraphQLError> Failure { get; set; } = [];
}

/// <summary>Data completed on its own, its errors, and what it found to be delivered after it.</summary>
/// <param name="Data">The data; null for a group whose object was lost to an error.</param>
/// <param name="Errors">Its errors.</param>
/// <param name="Fragments">Deferred fragments inside it.</param>
/// <param name="Streams">Streamed lists inside it.</param>
/// <param name="Origins">What its values come from, as resolvers said.</param>
internal sealed record CompletedPart(
    object? Data,
    ImmutableArray<GraphQLError> Errors,
    ImmutableArray<DeferredFragment> Fragments,
    ImmutableArray<StreamedList> Streams,
    ImmutableArray<object> Origins);
