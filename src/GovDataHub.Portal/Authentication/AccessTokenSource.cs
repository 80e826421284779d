using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GovDataHub.Portal.Authentication;

/// <summary>
/// The signed-in person's access token, refreshed shortly before it ends, once per session at a time.
/// </summary>
internal sealed class AccessTokenSource(IssuerClient issuer, TimeProvider time)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _refreshing = new(StringComparer.Ordinal);

    /// <summary>The token, or null when nobody is signed in or the issuer ended the sign-in.</summary>
    public async Task<string?> GetAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (TokenSet.From(session.Properties) is not { } tokens || session.Principal is null)
        {
            return null;
        }

        return Fresh(tokens) ? tokens.AccessToken : await RefreshAsync(context, session, tokens);
    }

    private bool Fresh(TokenSet tokens)
    {
        return tokens.Expires - time.GetUtcNow() > Early;
    }

    private async Task<string?> RefreshAsync(HttpContext context, AuthenticateResult session, TokenSet tokens)
    {
        var gate = _refreshing.GetOrAdd(tokens.RefreshToken, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(context.RequestAborted);
        try
        {
            // Another request of the same session may have refreshed while this one waited.
            var current = TokenSet.From(session.Properties) ?? tokens;
            if (Fresh(current))
            {
                return current.AccessToken;
            }

            using var answer = await issuer.TokenAsync(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "refresh_token",
                    ["refresh_token"] = current.RefreshToken,
                },
                context.RequestAborted);
            var renewed = TokenSet.From(answer.RootElement, current.IdToken, time.GetUtcNow());
            session.Properties!.StoreTokens(renewed.ToAuthenticationTokens());
            await context.SignInAsync(
                CookieAuthenticationDefaults.AuthenticationScheme, session.Principal!, session.Properties);
            return renewed.AccessToken;
        }
        catch (IssuerException)
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return null;
        }
        finally
        {
            gate.Release();
            _refreshing.TryRemove(tokens.RefreshToken, out _);
        }
    }
}
