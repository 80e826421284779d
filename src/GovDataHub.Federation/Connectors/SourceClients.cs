using System.Net;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors;

/// <summary>
/// The HTTP clients to the departments: one handler for each version of HTTP, no proxy, no cookies, no redirects, and
/// an exact version, because a cleartext port speaks one only.
/// </summary>
internal sealed class SourceClients(DepartmentConnectorsOptions options) : IDisposable
{
    private readonly SocketsHttpHandler _handler = new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.None,
    };

    /// <summary>A client of one source. Its deadline is the guard's.</summary>
    public HttpClient For(DepartmentMapping mapping)
    {
        var root = mapping.HttpVersion == HttpVersion.Version11 ? options.Http : options.Http2;
        var location = new Uri(root, mapping.Location);
        return new(_handler, disposeHandler: false)
        {
            BaseAddress = location.AbsoluteUri.EndsWith('/') ? location : new Uri(location.AbsoluteUri + "/"),
            DefaultRequestVersion = mapping.HttpVersion,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 16 * 1024 * 1024,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handler.Dispose();
    }
}
