using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Portal.Authentication;

/// <summary>
/// Sessions of signed-in people, in this process's memory: the cookie holds a random reference. A restart asks people
/// to sign in again, which the issuer's own session answers without a question.
/// </summary>
internal sealed class SessionStore : ITicketStore, IDisposable
{
    private const int MaximumSessions = 200_000;
    private static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private readonly MemoryCache _sessions = new(new MemoryCacheOptions { SizeLimit = MaximumSessions });

    /// <inheritdoc/>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        await RenewAsync(key, ticket);
        return key;
    }

    /// <inheritdoc/>
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        _sessions.Set(key, ticket, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Idle });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        return Task.FromResult(_sessions.Get<AuthenticationTicket>(key));
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key)
    {
        _sessions.Remove(key);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _sessions.Dispose();
    }
}
