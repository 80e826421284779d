using System.Globalization;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Limits of sockets and event streams. Every one is on by default; the section <c>Streams</c> changes it by its name.
/// </summary>
internal sealed record StreamOptions
{
    /// <summary>How long a socket may stay without <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one message may take to leave; a client that reads slower is let go.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often something is sent through a quiet connection, so that a dead one is found.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a reservation waits for its event stream.</summary>
    public TimeSpan ReservationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Operations under way on one connection.</summary>
    public int OperationsPerConnection { get; init; } = 32;

    /// <summary>Sockets, event streams and reservations of one caller.</summary>
    public int ConnectionsPerCaller { get; init; } = 50;

    /// <summary>Sockets of one address that have not said who they are.</summary>
    public int UnknownPerSource { get; init; } = 200;

    /// <summary>Sockets of this process.</summary>
    public int SocketsInAll { get; init; } = 10_000;

    /// <summary>Messages that wait to be sent on one connection.</summary>
    public int QueuedMessages { get; init; } = 16;

    /// <summary>Bytes of one message of a client.</summary>
    public int MessageBytes { get; init; } = 1024 * 1024;

    /// <summary>Reads the section <c>Streams</c>.</summary>
    /// <exception cref="StartupException">A value is not one.</exception>
    public static StreamOptions Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Streams");
        var standard = new StreamOptions();
        return new StreamOptions
        {
            InitTimeout = Span(section, nameof(InitTimeout), standard.InitTimeout),
            SendTimeout = Span(section, nameof(SendTimeout), standard.SendTimeout),
            KeepAlive = Span(section, nameof(KeepAlive), standard.KeepAlive),
            ReservationTimeout = Span(section, nameof(ReservationTimeout), standard.ReservationTimeout),
            OperationsPerConnection = Count(section, nameof(OperationsPerConnection), standard.OperationsPerConnection),
            ConnectionsPerCaller = Count(section, nameof(ConnectionsPerCaller), standard.ConnectionsPerCaller),
            UnknownPerSource = Count(section, nameof(UnknownPerSource), standard.UnknownPerSource),
            SocketsInAll = Count(section, nameof(SocketsInAll), standard.SocketsInAll),
            QueuedMessages = Count(section, nameof(QueuedMessages), standard.QueuedMessages),
            MessageBytes = Count(section, nameof(MessageBytes), standard.MessageBytes),
        };
    }

    private static TimeSpan Span(IConfigurationSection section, string name, TimeSpan standard)
    {
        return section[name] is not { } text ? standard
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) && span > TimeSpan.Zero ? span
            : throw new StartupException($"Streams:{name} is '{text}'; it takes a time such as 00:00:10.");
    }

    private static int Count(IConfigurationSection section, string name, int standard)
    {
        return section[name] is not { } text ? standard
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count
            : throw new StartupException($"Streams:{name} is '{text}'; it takes a whole number from 1.");
    }
}
