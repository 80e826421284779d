namespace GovDataHub.Federation.Access;

/// <summary>Says when a person last proved presence with a passkey. Level 4 data of one's own asks for it.</summary>
public interface IPasskeyPresence
{
    /// <summary>
    /// The real time of the last verified assertion with user verification, or null. No I/O: kept in memory.
    /// </summary>
    /// <param name="citizenId">The person's identity number.</param>
    DateTimeOffset? LastVerified(string citizenId);
}
