using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>
/// Turns what completes, in whatever order, into payloads: a fragment or list is announced when the data around it is
/// sent, and delivered when all of it is there; data that several fragments share is sent once. Parts are reported
/// from any thread and taken in by the one that enumerates the payloads.
/// </summary>
internal sealed class IncrementalPublisher
{
    private readonly Channel<Action> _events = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly List<DeferredFragment> _openFragments = [];
    private readonly List<StreamedList> _openStreams = [];
    private PayloadParts _next = new();
    private int _ids;

    private bool HasOpen => _openFragments.Count + _openStreams.Count > 0;

    /// <summary>Runs work whose outcome is reported here; an exception ends the enumeration with it.</summary>
    /// <param name="work">The work.</param>
    public void Run(Func<Task> work)
    {
        _ = work().ContinueWith(
            failed => _events.Writer.TryComplete(failed.Exception?.InnerException ?? new OperationCanceledException()),
            CancellationToken.None,
            TaskContinuationOptions.NotOnRanToCompletion,
            TaskScheduler.Default);
    }

    /// <summary>Reports a group of deferred fields.</summary>
    /// <param name="group">The group.</param>
    /// <param name="part">What came of it.</param>
    public void Complete(DeferredGroup group, CompletedPart part)
    {
        _events.Writer.TryWrite(() =>
        {
            group.Result = part;
            foreach (var fragment in group.Fragments)
                Check(fragment);
        });
    }

    /// <summary>Reports an item of a streamed list; waits while the client is too far behind.</summary>
    /// <param name="stream">The list.</param>
    /// <param name="part">The item.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>When the item is taken in.</returns>
    public async ValueTask CompleteAsync(StreamedList stream, CompletedPart part, CancellationToken cancellationToken)
    {
        await stream.Items.Writer.WriteAsync(part, cancellationToken);
        _events.Writer.TryWrite(static () => { });
    }

    /// <summary>Reports the end of a streamed list.</summary>
    /// <param name="stream">The list.</param>
    /// <param name="failure">Why it ended early, or nothing.</param>
    public void End(StreamedList stream, ImmutableArray<GraphQLError> failure)
    {
        _events.Writer.TryWrite(() =>
        {
            stream.Failure = failure;
            stream.IsEnded = true;
        });
    }

    /// <summary>The payloads of a response.</summary>
    /// <param name="response">The initial result.</param>
    /// <param name="part">What it found to be delivered later; null when it failed.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The initial result first.</returns>
    public async IAsyncEnumerable<ResponsePayload> PublishAsync(
        ExecutionResult response, CompletedPart? part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (part is not null)
            Release(part);
        if (_next.Pending.Count == 0)
        {
            yield return new(response);
            yield break;
        }

        // What is complete already still comes in a payload of its own: the initial result only announces.
        var initial = new PayloadParts();
        initial.Pending.AddRange(_next.Pending);
        _next.Pending.Clear();
        yield return new(response, initial, hasNext: true);
        while (HasOpen || !_next.IsEmpty)
        {
            Flush();
            if (_next.IsEmpty)
            {
                await _events.Reader.WaitToReadAsync(cancellationToken);
                while (_events.Reader.TryRead(out var happened))
                    happened();
                continue;
            }

            var parts = _next;
            _next = new();
            yield return new(null, parts, hasNext: HasOpen);
        }
    }

    private void Release(CompletedPart part)
    {
        foreach (var fragment in part.Fragments)
            Release(fragment);
        foreach (var stream in part.Streams)
        {
            stream.Id = NextId();
            _next.Pending.Add((stream.Id, stream.Path, stream.Label));
            _openStreams.Add(stream);
        }
    }

    private void Release(DeferredFragment fragment)
    {
        if (fragment.Parent is { IsClosed: false } parent)
        {
            parent.Inside.Add(fragment);
            return;
        }

        if (fragment.Groups().Length == 0)
        {
            Close(fragment);
            return;
        }

        fragment.Id = NextId();
        _next.Pending.Add((fragment.Id, fragment.Path, fragment.Label));
        _openFragments.Add(fragment);
    }

    private string NextId()
    {
        return (_ids++).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends what is ready of everything announced.</summary>
    private void Flush()
    {
        foreach (var fragment in _openFragments.ToArray())
            Check(fragment);
        foreach (var stream in _openStreams.ToArray())
            Flush(stream);
    }

    private void Flush(StreamedList stream)
    {
        var items = new List<CompletedPart>();
        while (stream.Items.Reader.TryRead(out var ready))
            items.Add(ready);
        if (items.Count > 0)
        {
            _next.Increments.Add(new(stream.Id!, null, [.. items.Select(item => item.Data)], IsItems: true,
                [.. items.SelectMany(item => item.Errors)]));
            foreach (var item in items)
            {
                _next.Origins.UnionWith(item.Origins);
                Release(item);
            }
        }

        if (!stream.IsEnded)
            return;
        _openStreams.Remove(stream);
        _next.Completed.Add((stream.Id!, stream.Failure));
    }

    private void Check(DeferredFragment fragment)
    {
        if (fragment.Id is null || fragment.IsClosed)
            return;
        var groups = fragment.Groups();
        var failed = groups.Where(group => group.Result is { Data: null }).ToArray();
        if (failed.Length > 0)
        {
            _openFragments.Remove(fragment);
            fragment.IsClosed = true;
            _next.Origins.UnionWith(failed.SelectMany(group => group.Result!.Origins));
            _next.Completed.Add((fragment.Id, [.. failed.SelectMany(group => group.Result!.Errors)]));
            return;
        }

        if (groups.Any(group => group.Result is null))
            return;
        _openFragments.Remove(fragment);
        foreach (var group in groups.Where(group => !group.IsSent))
            Send(group);
        _next.Completed.Add((fragment.Id, []));
        Close(fragment);
    }

    private void Send(DeferredGroup group)
    {
        group.IsSent = true;
        var nearest = group.Fragments.Where(fragment => fragment is { Id: not null, IsClosed: false })
            .MaxBy(fragment => fragment.Path?.Length ?? 0)!;
        var below = group.Path?.ToSegments().Skip(nearest.Path?.Length ?? 0).ToArray() ?? [];
        _next.Increments.Add(new(nearest.Id!, below, [group.Result!.Data], IsItems: false, group.Result.Errors));
        _next.Origins.UnionWith(group.Result.Origins);
        Release(group.Result);
    }

    private void Close(DeferredFragment fragment)
    {
        fragment.IsClosed = true;
        foreach (var inside in fragment.Inside)
            Release(inside);
        fragment.Inside.Clear();
    }
}
