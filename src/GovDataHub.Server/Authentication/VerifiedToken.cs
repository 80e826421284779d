using System.Collections.Immutable;

namespace GovDataHub.Server.Authentication;

/// <summary>What a verified access token says (RFC 9068, with the platform's own claims).</summary>
/// <param name="Subject">The issuer's pseudonymous subject identifier.</param>
/// <param name="ClientId">The client it was issued to.</param>
/// <param name="CitizenId">The person's identity number; null for a system.</param>
/// <param name="Name">The person's name; null for a system.</param>
/// <param name="Department">Department code of an officer, a steward or a system.</param>
/// <param name="Roles">Roles, as the issuer gives them.</param>
/// <param name="KeyThumbprint">The DPoP key it is bound to (RFC 9449 section 6.1); null for a Bearer token.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record VerifiedToken(
    string Subject,
    string ClientId,
    string? CitizenId,
    string? Name,
    string? Department,
    ImmutableArray<string> Roles,
    string? KeyThumbprint,
    DateTimeOffset Expires);
