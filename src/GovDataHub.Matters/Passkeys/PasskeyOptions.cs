using System.Collections.Immutable;

namespace GovDataHub.Matters.Passkeys;

/// <summary>For whom passkeys are, and where they may be used.</summary>
public sealed record PasskeyOptions
{
    /// <summary>The relying party's id: the portal's host name.</summary>
    public string RelyingParty { get; init; } = "localhost";

    /// <summary>The origins whose pages may use them: the portal's.</summary>
    public required ImmutableArray<string> Origins { get; init; }

    /// <summary>How long a challenge may be answered.</summary>
    public TimeSpan ChallengeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Keys the pseudonym that authenticators know a citizen by: 32 bytes, never the identity number itself.
    /// </summary>
    public required ImmutableArray<byte> UserHandleKey { get; init; }
}
