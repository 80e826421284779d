using System.Collections.Immutable;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Matters.Storage;

/// <summary>Where passkeys and open challenges live. Each call is durable when it returns.</summary>
public interface IPasskeyStore
{
    /// <summary>A citizen's passkeys, oldest first.</summary>
    Task<ImmutableArray<PasskeyRecord>> PasskeysOfAsync(string citizenId, CancellationToken cancellationToken);

    /// <summary>One passkey, or null.</summary>
    Task<PasskeyRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a passkey.</summary>
    /// <returns>False when the credential is registered already.</returns>
    Task<bool> AddAsync(PasskeyRecord passkey, CancellationToken cancellationToken);

    /// <summary>Records a use.</summary>
    /// <returns>False when another use with this counter or a later one came first.</returns>
    Task<bool> UseAsync(string id, long signCount, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Opens a challenge in place of an older one of the same id.</summary>
    Task OpenAsync(PasskeyChallenge challenge, CancellationToken cancellationToken);

    /// <summary>Takes a challenge out: whoever gets it is the only one, whatever comes of the answer.</summary>
    Task<PasskeyChallenge?> TakeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes the challenges that expired before a time.</summary>
    Task<int> RemoveExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
