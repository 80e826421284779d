using System.Collections.Immutable;
using GovDataHub.Matters.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace GovDataHub.Matters.Storage;

/// <summary>Passkeys in the engine's SQLite file.</summary>
public sealed class SqlitePasskeyStore(SqliteMatterDatabase database) : IPasskeyStore
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<PasskeyRecord>> PasskeysOfAsync(
        string citizenId, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return
        [
            .. await context.Passkeys.Where(passkey => passkey.CitizenId == citizenId)
                .OrderBy(passkey => passkey.CreatedAt).ToListAsync(cancellationToken),
        ];
    }

    /// <inheritdoc/>
    public async Task<PasskeyRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return await context.Passkeys.FirstOrDefaultAsync(passkey => passkey.Id == id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> AddAsync(PasskeyRecord passkey, CancellationToken cancellationToken)
    {
        await using var scope = await database.WriteAsync(cancellationToken);
        if (await scope.Context.Passkeys.AnyAsync(other => other.Id == passkey.Id, cancellationToken))
        {
            return false;
        }

        scope.Context.Passkeys.Add(passkey);
        await scope.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> UseAsync(string id, long signCount, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var scope = await database.WriteAsync(cancellationToken);

        // WebAuthn section 6.1.1: an authenticator without a counter always says zero.
        int used = await scope.ExecuteAsync(
            """
            UPDATE passkey SET sign_count = $count, last_used_at = $at
            WHERE id = $id AND (sign_count < $count OR (sign_count = 0 AND $count = 0))
            """,
            cancellationToken,
            ("$count", signCount),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$id", id));
        await scope.CommitAsync(cancellationToken);
        return used == 1;
    }

    /// <inheritdoc/>
    public async Task OpenAsync(PasskeyChallenge challenge, CancellationToken cancellationToken)
    {
        await using var scope = await database.WriteAsync(cancellationToken);
        await scope.Context.Challenges.Where(other => other.Id == challenge.Id).ExecuteDeleteAsync(cancellationToken);
        scope.Context.Challenges.Add(challenge);
        await scope.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PasskeyChallenge?> TakeAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = await database.WriteAsync(cancellationToken);
        var challenge = await scope.Context.Challenges.FirstOrDefaultAsync(
            open => open.Id == id, cancellationToken);
        await scope.Context.Challenges.Where(open => open.Id == id).ExecuteDeleteAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return challenge;
    }

    /// <inheritdoc/>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = await database.WriteAsync(cancellationToken);
        int removed = await scope.Context.Challenges.Where(open => open.ExpiresAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return removed;
    }
}
