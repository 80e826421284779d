using System.Collections.Immutable;
using GovDataHub.Federation.Time;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Matters.Storage;

/// <summary>
/// Cases in SQLite. SQLite has no clock but the machine's, so the business clock stands for the database's; leases run
/// on real time, that moving business time ahead takes nobody's work away.
/// </summary>
public sealed class SqliteCaseStore(SqliteMatterDatabase database, BusinessClock clock) : ICaseStore
{
    private const string Claim = """
        UPDATE work SET holder = $holder, lease_until = $until, attempt = attempt + 1
        WHERE id IN (
          SELECT MIN(w.id) FROM work w
          WHERE w.due <= $now AND (w.lease_until IS NULL OR w.lease_until <= $real)
            AND NOT EXISTS (SELECT 1 FROM work held WHERE held.case_id = w.case_id AND held.lease_until > $real)
          GROUP BY w.case_id ORDER BY MIN(w.due) LIMIT $limit)
        RETURNING id, case_id, kind, key, attempt, failures, due
        """;

    /// <inheritdoc/>
    public ICaseQueries Queries { get; } = new SqliteCaseQueries(database);

    /// <inheritdoc/>
    public Task InitializeAsync(CancellationToken cancellationToken)
    {
        return database.InitializeAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ICaseTransaction> BeginAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The transaction owns the scope and gives it back when it is disposed.
        return new SqliteCaseTransaction(await database.WriteAsync(cancellationToken), clock.Now);
#pragma warning restore CA2000
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkItem>> ClaimAsync(
        string holder, int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 32);
        await using var scope = await database.WriteAsync(cancellationToken);
        var until = clock.RealNow + lease;
        await using var command = scope.Command(
            Claim,
            ("$holder", holder),
            ("$until", until.ToUnixTimeMilliseconds()),
            ("$real", clock.RealNow.ToUnixTimeMilliseconds()),
            ("$now", clock.Now.ToUnixTimeMilliseconds()),
            ("$limit", limit));
        var claimed = ImmutableArray.CreateBuilder<WorkItem>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                claimed.Add(Read(reader) with { Holder = holder, LeaseUntil = until });
            }
        }

        await scope.CommitAsync(cancellationToken);
        return claimed.ToImmutable();
    }

    private static WorkItem Read(SqliteDataReader reader)
    {
        return new WorkItem
        {
            Id = reader.GetInt64(0),
            CaseId = reader.GetString(1),
            Kind = Enum.Parse<WorkKind>(reader.GetString(2)),
            Key = reader.GetString(3),
            Attempt = reader.GetInt32(4),
            Failures = reader.GetInt32(5),
            Due = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)),
        };
    }
}
