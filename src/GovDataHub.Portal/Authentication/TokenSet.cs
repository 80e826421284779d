using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace GovDataHub.Portal.Authentication;

/// <summary>
/// The tokens of one sign-in. They stay in the server's session store; the browser holds a reference.
/// </summary>
internal sealed record TokenSet(string AccessToken, string RefreshToken, string IdToken, DateTimeOffset Expires)
{
    /// <summary>Reads a token endpoint's answer; an answer without an ID token keeps the one given.</summary>
    public static TokenSet From(JsonElement answer, string idToken, DateTimeOffset now)
    {
        return new TokenSet(
            answer.GetProperty("access_token").GetString() ?? "",
            answer.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() ?? "" : "",
            answer.TryGetProperty("id_token", out var id) ? id.GetString() ?? idToken : idToken,
            now.AddSeconds(answer.GetProperty("expires_in").GetInt32()));
    }

    /// <summary>Reads what <see cref="ToAuthenticationTokens"/> stored; null when the session holds none.</summary>
    public static TokenSet? From(AuthenticationProperties? properties)
    {
        return properties?.GetTokenValue("access_token") is { } access
            && DateTimeOffset.TryParse(
                properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var expires)
            ? new TokenSet(
                access,
                properties.GetTokenValue("refresh_token") ?? "",
                properties.GetTokenValue("id_token") ?? "",
                expires)
            : null;
    }

    /// <summary>The form in which a session keeps tokens.</summary>
    public IEnumerable<AuthenticationToken> ToAuthenticationTokens()
    {
        return
        [
            new AuthenticationToken { Name = "access_token", Value = AccessToken },
            new AuthenticationToken { Name = "refresh_token", Value = RefreshToken },
            new AuthenticationToken { Name = "id_token", Value = IdToken },
            new AuthenticationToken { Name = "expires_at", Value =
                Expires.ToString("O", CultureInfo.InvariantCulture) },
        ];
    }
}
