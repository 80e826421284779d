using System.Collections.Concurrent;
using System.Globalization;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>The log in SQLite: a directory per year, a file per month. Embedded, one writing process.</summary>
public sealed class SqliteAuditStore : IAuditStore
{
    private readonly string _directory;
    private readonly WalMover _mover = new();
    private readonly ConcurrentDictionary<int, SqliteYearReader> _readers = new();

    private int _disposed;

    // A year that has an entry keeps it, so that it is looked for once.
    private readonly ConcurrentDictionary<int, bool> _begun = new();

    /// <summary>Opens the store in a directory, which is made when it is missing.</summary>
    /// <exception cref="IOException">The directory cannot be made.</exception>
    public SqliteAuditStore(string directory)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Years()
    {
        return [.. Directory.EnumerateDirectories(_directory)
            .Select(path => Path.GetFileName(path))
            .Where(name => name.Length == 4 && name.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture))
            .Where(HasBegun)
            .Order()];
    }

    /// <inheritdoc/>
    public IYearWriter OpenWriter(int year)
    {
        return new SqliteYearWriter(DirectoryOf(year), year, _mover);
    }

    /// <inheritdoc/>
    public IYearReader Reader(int year)
    {
        return _readers.GetOrAdd(year, opened => new SqliteYearReader(DirectoryOf(opened), opened));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _mover.Dispose();
        foreach (SqliteYearReader reader in _readers.Values)
        {
            reader.Dispose();
        }
    }

    private bool HasBegun(int year)
    {
        if (_begun.ContainsKey(year))
        {
            return true;
        }

        if (!MonthFile.In(DirectoryOf(year)).Any(file => MonthFile.FindHead(file) is { Size: > 0 }))
        {
            return false;
        }

        _begun[year] = true;
        return true;
    }

    private string DirectoryOf(int year)
    {
        return Path.Combine(_directory, year.ToString("0000", CultureInfo.InvariantCulture));
    }
}
