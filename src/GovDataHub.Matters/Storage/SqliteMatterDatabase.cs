using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace GovDataHub.Matters.Storage;

/// <summary>
/// The engine's own SQLite file: write-ahead log, every commit forced to disk, one writer at a time.
/// </summary>
public sealed class SqliteMatterDatabase : IDisposable
{
    private readonly DbContextOptions<MatterContext> _options;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Opens nothing yet.</summary>
    /// <param name="file">The file; its folder must exist.</param>
    public SqliteMatterDatabase(string file)
    {
        string connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 10,
        }.ToString();
        _options = new DbContextOptionsBuilder<MatterContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new DurableConnections())
            .Options;
    }

    /// <summary>Reading alone: for tools that look at a platform's cases without taking part in them.</summary>
    public ICaseQueries Queries => new SqliteCaseQueries(this);

    /// <summary>Makes the tables where they are missing.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = new MatterContext(_options);
            await context.Database.EnsureCreatedAsync(cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
    }

    /// <summary>A context for reading.</summary>
    internal MatterContext Read()
    {
        return new MatterContext(_options);
    }

    /// <summary>
    /// A context inside <c>BEGIN IMMEDIATE</c>. Waiting for the writer's turn happens here, in the process, and not in
    /// SQLite's busy loop.
    /// </summary>
    internal async Task<WriteScope> WriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        MatterContext? context = null;
        try
        {
#pragma warning disable CA2000 // The scope owns the context.
            context = new MatterContext(_options);
#pragma warning restore CA2000
            await context.Database.OpenConnectionAsync(cancellationToken);
            // Serializable is SQLite's BEGIN IMMEDIATE: the write lock is taken here and not at the first write.
            var transaction = await context.Database.BeginTransactionAsync(
                IsolationLevel.Serializable, cancellationToken);
            return new WriteScope(
                context,
                (SqliteConnection)context.Database.GetDbConnection(),
                (SqliteTransaction)transaction.GetDbTransaction(),
                _writer);
        }
        catch
        {
            if (context is not null)
            {
                await context.DisposeAsync();
            }

            _writer.Release();
            throw;
        }
    }

    /// <summary>The writer's turn: gives it back when disposed.</summary>
    internal sealed class WriteScope(
        MatterContext context, SqliteConnection connection, SqliteTransaction transaction, SemaphoreSlim writer)
        : IAsyncDisposable
    {
        private bool _isDisposed;

        public MatterContext Context => context;

        /// <summary>A statement of this transaction.</summary>
        public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Every statement is a constant of this folder; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            return command;
        }

        public async Task<int> ExecuteAsync(
            string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        {
            await using var command = Command(sql, parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            try
            {
                await transaction.DisposeAsync();
                await context.DisposeAsync();
            }
            finally
            {
                writer.Release();
            }
        }
    }

    private sealed class DurableConnections : DbConnectionInterceptor
    {
        private const string Settings =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
