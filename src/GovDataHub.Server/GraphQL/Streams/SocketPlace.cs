namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// What a socket counts as: first one of an address that nobody knows, then one of its caller. Used by one loop.
/// </summary>
/// <param name="connections">The counts.</param>
/// <param name="source">The address; entered already.</param>
internal sealed class SocketPlace(ConnectionCount connections, string source) : IDisposable
{
    private string _key = source;

    /// <summary>Counts the socket as its caller's from here on, unless that one holds too many.</summary>
    public bool TryMove(string caller, int limit)
    {
        if (!connections.TryEnter(caller, limit))
        {
            return false;
        }

        connections.Leave(_key);
        _key = caller;
        return true;
    }

    public void Dispose()
    {
        connections.Leave(_key);
    }
}
