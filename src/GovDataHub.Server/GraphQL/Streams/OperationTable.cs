using System.Diagnostics.CodeAnalysis;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>The operations under way on one connection, by the ids their client gave them.</summary>
internal sealed class OperationTable(int capacity)
{
    private readonly Dictionary<string, CancellationTokenSource> _running =
        new(StringComparer.Ordinal); // owner: itself, as its lock

    private bool _closed;

    /// <summary>Takes an id; what runs under it disposes of what was handed out.</summary>
    /// <param name="id">The id.</param>
    /// <param name="ending">Ends the operation when it is cancelled; null unless the id was taken.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "Handed to the caller, who disposes of it at the end.")]
    public Entry TryBegin(string id, out CancellationTokenSource? ending)
    {
        lock (_running)
        {
            ending = null;
            if (_running.ContainsKey(id))
            {
                return Entry.Exists;
            }

            if (_closed || _running.Count >= capacity)
            {
                return Entry.Full;
            }

            ending = new CancellationTokenSource();
            _running.Add(id, ending);
            return Entry.Taken;
        }
    }

    /// <summary>Frees the id of an operation that has come to its end.</summary>
    /// <returns>False when the client ended it before: then nothing is said of it any more.</returns>
    public bool End(string id, CancellationTokenSource ending)
    {
        lock (_running)
        {
            return _running.TryGetValue(id, out CancellationTokenSource? held) && held == ending && _running.Remove(id);
        }
    }

    /// <summary>Ends an operation at its client's wish; an id that is not under way is no fault.</summary>
    public async Task CancelAsync(string id)
    {
        CancellationTokenSource? ending;
        lock (_running)
        {
            ending = _running.GetValueOrDefault(id);
            _running.Remove(id);
        }

        await (ending?.CancelAsync() ?? Task.CompletedTask);
    }

    /// <summary>Ends all of them; none begins after.</summary>
    public async Task CloseAsync()
    {
        CancellationTokenSource[] all;
        lock (_running)
        {
            _closed = true;
            all = [.. _running.Values];
            _running.Clear();
        }

        foreach (CancellationTokenSource ending in all)
        {
            await ending.CancelAsync();
        }
    }

    /// <summary>What became of an id.</summary>
    internal enum Entry
    {
        /// <summary>It is the operation's.</summary>
        Taken,

        /// <summary>Another operation has it.</summary>
        Exists,

        /// <summary>As many operations run as may.</summary>
        Full,
    }
}
