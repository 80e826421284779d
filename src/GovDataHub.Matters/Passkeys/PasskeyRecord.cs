namespace GovDataHub.Matters.Passkeys;

/// <summary>A citizen's passkey. Times are real time.</summary>
public sealed record PasskeyRecord
{
    /// <summary>The credential's id, base64url.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string CitizenId { get; init; }

    /// <summary>The public key as COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The authenticator's counter at its last use.</summary>
    public required long SignCount { get; init; }

    /// <summary>Whether the authenticator verified its user at the registration.</summary>
    public required bool IsUserVerified { get; init; }

    /// <summary>Whether the key may be synchronized between devices.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>Whether it is.</summary>
    public required bool IsBackedUp { get; init; }

    /// <summary>The attestation object as the authenticator gave it.</summary>
    public required byte[] AttestationObject { get; init; }

    /// <summary>The client data of the registration.</summary>
    public required byte[] ClientDataJson { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last proved presence.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>
/// A challenge that waits for its answer: kept here and never with the client, used once, bound to what it is for.
/// </summary>
public sealed record PasskeyChallenge
{
    /// <summary>What it is for: the citizen's registration, or a case's step. One is open for each.</summary>
    public required string Id { get; init; }

    /// <summary>Whose passkey must answer.</summary>
    public required string CitizenId { get; init; }

    /// <summary>SHA-256 of what the answer signs, hexadecimal; empty for a registration.</summary>
    public required string SignedHash { get; init; }

    /// <summary>The handler's state with the challenge itself.</summary>
    public required string State { get; init; }

    /// <summary>When it can no longer be answered, in real time.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
