namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>How many connections each caller holds.</summary>
internal sealed class ConnectionCount
{
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal); // owner: itself, as its lock

    /// <summary>Counts one more, unless that would exceed the limit.</summary>
    public bool TryEnter(string key, int limit)
    {
        lock (_held)
        {
            int held = _held.GetValueOrDefault(key);
            if (held >= limit)
            {
                return false;
            }

            _held[key] = held + 1;
            return true;
        }
    }

    /// <summary>Counts one less; goes with one <see cref="TryEnter"/> that held.</summary>
    public void Leave(string key)
    {
        lock (_held)
        {
            int held = _held[key] - 1;
            if (held == 0)
            {
                _held.Remove(key);
            }
            else
            {
                _held[key] = held;
            }
        }
    }
}
