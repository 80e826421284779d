using System.Buffers.Text;
using GovDataHub.Matters.Storage;
using Microsoft.AspNetCore.Identity;

namespace GovDataHub.Matters.Passkeys;

/// <summary>The citizen as the framework's passkey handler sees one: an opaque handle and a name.</summary>
/// <param name="CitizenId">The identity number; it does not leave the server.</param>
/// <param name="Handle">What authenticators store.</param>
/// <param name="Name">What the authenticator shows.</param>
internal sealed record PasskeyUser(string CitizenId, string Handle, string Name);

/// <summary>
/// The one citizen of one ceremony, as the framework's user store: it reads passkeys, and leaves every write to
/// <see cref="PasskeyCeremony"/>.
/// </summary>
internal sealed class PasskeyUserStore(IPasskeyStore store, PasskeyUser citizen)
    : IUserStore<PasskeyUser>, IUserPasskeyStore<PasskeyUser>
{
    public Task<string> GetUserIdAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        return Task.FromResult(user.Handle);
    }

    public Task<string?> GetUserNameAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        return Task.FromResult<string?>(user.Name);
    }

    public Task<PasskeyUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        return Task.FromResult(userId == citizen.Handle ? citizen : null);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        return [.. (await store.PasskeysOfAsync(user.CitizenId, cancellationToken)).Select(Info)];
    }

    public async Task<PasskeyUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkey = await store.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken);

        // A credential of somebody else is somebody: registering it again must fail.
        return passkey switch
        {
            null => null,
            _ when passkey.CitizenId == citizen.CitizenId => citizen,
            _ => new PasskeyUser(passkey.CitizenId, "", ""),
        };
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkey = await store.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken);
        return passkey?.CitizenId == user.CitizenId ? Info(passkey) : null;
    }

    public Task<string?> GetNormalizedUserNameAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        return Task.FromResult<string?>(user.Name);
    }

    public Task<PasskeyUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        return Task.FromResult<PasskeyUser?>(null);
    }

    public Task AddOrUpdatePasskeyAsync(PasskeyUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("The ceremony writes passkeys.");
    }

    public Task RemovePasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("The ceremony writes passkeys.");
    }

    public Task SetUserNameAsync(PasskeyUser user, string? userName, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Citizens are the identity provider's.");
    }

    public Task SetNormalizedUserNameAsync(
        PasskeyUser user, string? normalizedName, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Citizens are the identity provider's.");
    }

    public Task<IdentityResult> CreateAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Citizens are the identity provider's.");
    }

    public Task<IdentityResult> UpdateAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Citizens are the identity provider's.");
    }

    public Task<IdentityResult> DeleteAsync(PasskeyUser user, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Citizens are the identity provider's.");
    }

    public void Dispose()
    {
    }

    private static UserPasskeyInfo Info(PasskeyRecord passkey)
    {
        return new UserPasskeyInfo(
            Base64Url.DecodeFromChars(passkey.Id),
            passkey.PublicKey,
            passkey.CreatedAt,
            (uint)passkey.SignCount,
            transports: null,
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            passkey.AttestationObject,
            passkey.ClientDataJson);
    }
}
