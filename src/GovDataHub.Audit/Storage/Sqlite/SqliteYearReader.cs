using System.Collections.Concurrent;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>
/// Reads one year's month files. At most so many reads at once, each on a pooled connection; a cancelled read is
/// interrupted.
/// </summary>
internal sealed class SqliteYearReader(string directory, int year) : IYearReader, IDisposable
{
    private const int MostReads = 8;
    private const int MostPooled = 32;

    private readonly SemaphoreSlim _places = new(MostReads);
    private readonly ConcurrentDictionary<string, ConcurrentBag<SqliteDatabase>> _pool = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _openings = new(StringComparer.Ordinal);

    public int Year => year;

    public ValueTask<StoredHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        return ReadAsync(
            () => Months() is [.., { } newest] ? With(newest.Path, db => MonthFile.ReadHead(db), cancellationToken)
                : StoredHead.Empty,
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredRow>> ReadRowsAsync(long first, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredRow>>(
            () => Gather(first, count, (db, from, most) => MonthQueries.Rows(db, from, most), cancellationToken),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<TreeHash>> ReadLeavesAsync(
        long first, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<TreeHash>>(
            () => Gather(first, count, (db, from, most) => MonthQueries.Leaves(db, from, most), cancellationToken),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(
        int level, long first, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredTile>>(
            () =>
            {
                var tiles = new List<StoredTile>();
                foreach (Month month in Months())
                {
                    tiles.AddRange(With(
                        month.Path,
                        db => MonthQueries.Tiles(db, level, first + tiles.Count, count - tiles.Count),
                        cancellationToken));
                }

                return tiles;
            },
            cancellationToken);
    }

    public ValueTask<StoredCheckpoint?> FindCheckpointAsync(long largest, CancellationToken cancellationToken)
    {
        return ReadAsync(
            () => Months().AsEnumerable().Reverse()
                .Select(month => With(month.Path, db => MonthQueries.NewestCheckpoint(db, largest), cancellationToken))
                .FirstOrDefault(checkpoint => checkpoint is not null),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(
        long fromSize, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredCheckpoint>>(
            () =>
            {
                var checkpoints = new List<StoredCheckpoint>();
                foreach (Month month in Months())
                {
                    checkpoints.AddRange(With(
                        month.Path,
                        db => MonthQueries.Checkpoints(db, fromSize, count - checkpoints.Count),
                        cancellationToken));
                }

                return checkpoints;
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredRow>> SearchAsync(
        RowSearch search, long below, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredRow>>(
            () =>
            {
                var rows = new List<StoredRow>();
                foreach (Month month in Months().AsEnumerable().Reverse().Where(month => month.First < below))
                {
                    if (rows.Count == count)
                    {
                        break;
                    }

                    rows.AddRange(With(
                        month.Path,
                        db => MonthQueries.Search(db, search, below, count - rows.Count),
                        cancellationToken));
                    if (month.First <= search.From)
                    {
                        break;
                    }
                }

                return rows;
            },
            cancellationToken);
    }

    public ValueTask<long> FirstIndexAtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        return ReadAsync(
            () =>
            {
                long wanted = RecordFormat.ToMicroseconds(at);
                foreach (Month month in Months())
                {
                    StoredHead head = With(month.Path, db => MonthFile.ReadHead(db), cancellationToken);
                    if (head.Size > month.First && head.LastAt >= at)
                    {
                        return With(
                            month.Path,
                            db => MonthQueries.FirstIndexAt(db, month.First, head.Size, wanted),
                            cancellationToken);
                    }
                }

                return Months() is [.., { } newest]
                    ? With(newest.Path, db => MonthFile.ReadHead(db), cancellationToken).Size
                    : 0;
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredSubject>> ReadSubjectsAsync(
        StoredSubject? after, int count, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredSubject>>(
            () => [.. Months()
                .SelectMany(month => With(
                    month.Path, db => MonthQueries.Subjects(db, after, count), cancellationToken))
                .OrderBy(pair => pair.Tag.ToString(), StringComparer.Ordinal).ThenBy(pair => pair.Index)
                .Take(count)],
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredSubject>> FindMissingAsync(
        IReadOnlyList<StoredSubject> expected, CancellationToken cancellationToken)
    {
        return ReadAsync(
            () =>
            {
                IReadOnlyList<StoredSubject> missing = expected;
                foreach (Month month in Months())
                {
                    IReadOnlyList<StoredSubject> asked = missing;
                    missing = asked.Count == 0 ? asked
                        : With(month.Path, db => MonthQueries.Missing(db, asked), cancellationToken);
                }

                return missing;
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredPartition>> ReadPartitionsAsync(long size, CancellationToken cancellationToken)
    {
        return ReadAsync<IReadOnlyList<StoredPartition>>(
            () => [.. Months().Select(month => With(
                month.Path,
                db => MonthQueries.Partition(db, Path.GetFileName(month.Path), size),
                cancellationToken))],
            cancellationToken);
    }

    public void Dispose()
    {
        foreach (SqliteDatabase database in _pool.Values.SelectMany(bag => bag))
        {
            database.Dispose();
        }

        _pool.Clear();
        _places.Dispose();
    }

    private List<T> Gather<T>(
        long first, int count, Func<SqliteDatabase, long, int, List<T>> read, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        List<Month> months = Months();
        for (int place = 0; place < months.Count && found.Count < count; place++)
        {
            long next = first + found.Count;
            bool endsBefore = place + 1 < months.Count && months[place + 1].First <= next;
            if (!endsBefore && months[place].First <= next)
            {
                found.AddRange(With(months[place].Path, db => read(db, next, count - found.Count), cancellationToken));
            }
        }

        return found;
    }

    private async ValueTask<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(read, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    private List<Month> Months()
    {
        var months = new List<Month>();
        foreach (string path in MonthFile.In(directory))
        {
            if (!_openings.TryGetValue(path, out long first))
            {
                bool opened = With(path, MonthFile.IsOpened, CancellationToken.None);
                if (!opened)
                {
                    continue;
                }

                first = With(path, db => MonthFile.ReadHead(db, opening: true), CancellationToken.None).Size;
                _openings[path] = first;
            }

            months.Add(new Month(path, first));
        }

        return months;
    }

    private T With<T>(string path, Func<SqliteDatabase, T> read, CancellationToken cancellationToken)
    {
        ConcurrentBag<SqliteDatabase> pool = _pool.GetOrAdd(path, _ => []);
        if (!pool.TryTake(out SqliteDatabase? database))
        {
            database = MonthFile.OpenToRead(path);
        }

        bool sound = false;
        try
        {
            using CancellationTokenRegistration interrupt = cancellationToken.Register(database.Interrupt);
            T result = read(database);
            sound = true;
            return result;
        }
        finally
        {
            if (sound && pool.Count < MostPooled)
            {
                pool.Add(database);
            }
            else
            {
                database.Dispose();
            }
        }
    }

    private sealed record Month(string Path, long First);
}
