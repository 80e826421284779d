using System.Threading.Channels;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// What waits to be sent on one connection, bounded: whoever has more to say waits, and through it its source. What an
/// operation said that has ended since is not sent any more.
/// </summary>
internal sealed class SendQueue(int capacity)
{
    private readonly Channel<Outgoing> _waiting =
        Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>Queues a message; waits while the queue is full.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the waiting; once it is cancelled the message is not sent.</param>
    public ValueTask SendAsync(Outgoing message, CancellationToken cancellationToken)
    {
        return _waiting.Writer.WriteAsync(message with { Sender = cancellationToken }, cancellationToken);
    }

    /// <summary>Queues a message at once.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool TrySend(Outgoing message)
    {
        return _waiting.Writer.TryWrite(message);
    }

    /// <summary>Nothing more is sent than what waits already.</summary>
    public void Close()
    {
        _waiting.Writer.TryComplete();
    }

    /// <summary>The messages to send, in order, until the queue is closed.</summary>
    public async IAsyncEnumerable<Outgoing> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Outgoing message in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (!message.Sender.IsCancellationRequested)
            {
                yield return message;
            }
        }
    }
}

/// <summary>One message to send.</summary>
/// <param name="Bytes">The message, UTF-8.</param>
/// <param name="Event">The event's name, on an event stream.</param>
/// <param name="Sender">Cancelled when nobody wants it any more.</param>
internal readonly record struct Outgoing(
    ReadOnlyMemory<byte> Bytes, string? Event = null, CancellationToken Sender = default);
