using System.Net;
using System.Net.Sockets;

namespace GovDataHub.TestKit;

/// <summary>Ports for servers that cannot be told to choose their own.</summary>
public static class LoopbackPorts
{
    /// <summary>So many different ports on which nothing listens at this moment.</summary>
    public static int[] Free(int count)
    {
        // All are held until the last is chosen, so that none is given twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            return [.. listeners.Select(Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    private static int Port(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
