using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// One event stream that several operations share: reserved, then connected once, then over. Its token is the only way
/// to it, and only its owner may run operations on it.
/// </summary>
internal sealed class Reservation(string token, string owner, StreamOptions options)
{
    private int _isConnected;

    /// <summary>The secret that names it.</summary>
    public string Token { get; } = token;

    /// <summary>Who reserved it.</summary>
    public string Owner { get; } = owner;

    /// <summary>What waits to be sent on it.</summary>
    public SendQueue Queue { get; } = new(options.QueuedMessages);

    /// <summary>The operations on it.</summary>
    public OperationTable Operations { get; } = new(options.OperationsPerConnection);

    /// <summary>Whether its stream has been fetched.</summary>
    public bool IsConnected => Volatile.Read(ref _isConnected) == 1;

    /// <summary>Takes the stream; only the first may.</summary>
    public bool TryConnect()
    {
        return Interlocked.Exchange(ref _isConnected, 1) == 0;
    }
}

/// <summary>The reservations of this process.</summary>
internal sealed class Reservations(ConnectionCount connections, StreamOptions options, TimeProvider time)
{
    private const int TokenBytes = 32;
    private readonly ConcurrentDictionary<string, Reservation> _all = new(StringComparer.Ordinal);

    /// <summary>Reserves a stream; null when the owner holds too many connections.</summary>
    public Reservation? Reserve(string owner)
    {
        if (!connections.TryEnter(owner, options.ConnectionsPerCaller))
        {
            return null;
        }

        Span<byte> random = stackalloc byte[TokenBytes];
        Audit.SystemRandom.Fill(random);
        var reservation = new Reservation(Convert.ToHexStringLower(random), owner, options);
        _all[reservation.Token] = reservation;
        _ = ExpireAsync(reservation);
        return reservation;
    }

    /// <summary>The reservation of a token.</summary>
    public bool TryFind(string? token, [NotNullWhen(true)] out Reservation? reservation)
    {
        reservation = null;
        return token is not null && _all.TryGetValue(token, out reservation);
    }

    /// <summary>Ends a reservation and every operation on it.</summary>
    public async Task EndAsync(Reservation reservation)
    {
        if (_all.TryRemove(reservation.Token, out _))
        {
            await reservation.Operations.CloseAsync();
            reservation.Queue.Close();
            connections.Leave(reservation.Owner);
        }
    }

    /// <summary>A reservation that nobody connects to is given up.</summary>
    private async Task ExpireAsync(Reservation reservation)
    {
        await Task.Delay(options.ReservationTimeout, time);
        if (!reservation.IsConnected && reservation.TryConnect())
        {
            await EndAsync(reservation);
        }
    }
}
