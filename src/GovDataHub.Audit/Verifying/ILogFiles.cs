using System.Net;

namespace GovDataHub.Audit.Verifying;

/// <summary>A log as c2sp.org/tlog-tiles lays it out, wherever it is.</summary>
public interface ILogFiles
{
    /// <summary>A file by its path below the log's prefix: <c>checkpoint</c>, <c>tile/0/000.p/5</c>.</summary>
    /// <returns>Its bytes, null when it is not there or not for us.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken);
}

/// <summary>A log in a directory, as <c>hub audit export</c> writes it.</summary>
/// <param name="directory">The directory that holds <c>checkpoint</c>.</param>
public sealed class DirectoryLogFiles(string directory) : ILogFiles
{
    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string file = Path.Combine(directory, path);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }
}

/// <summary>A log behind an address.</summary>
/// <param name="http">Sends the requests; a token on it opens entry bundles.</param>
/// <param name="prefix">The log's prefix, such as <c>http://localhost:5080/audit/2026</c>.</param>
public sealed class HttpLogFiles(HttpClient http, Uri prefix) : ILogFiles
{
    private readonly string _prefix = prefix.AbsoluteUri.TrimEnd('/');

    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri($"{_prefix}/{path}"), cancellationToken);
            if (response.StatusCode
                is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new IOException("The log does not answer.", exception);
        }
    }
}
