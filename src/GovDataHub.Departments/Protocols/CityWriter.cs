using System.Collections.Immutable;
using System.Threading.Channels;
using GovDataHub.Departments.City;
using GovDataHub.Departments.City.Storage;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>
/// Writes a stream of the city's truth into the departments' databases, side by side and in bounded memory. The city
/// appears whole or not at all: it is built in a folder beside and renamed. Rows of other departments are passed over.
/// </summary>
public sealed class CityWriter(CityFolder folder, ImmutableArray<Department> departments)
{
    private const int BatchRows = 512;
    private const int BatchesWaiting = 4;

    /// <summary>Makes the city, replacing one that is there.</summary>
    /// <param name="parts">The city, part by part.</param>
    /// <param name="options">What it is made from.</param>
    /// <exception cref="UnknownRegisterException">A department does not hold the register of a row.</exception>
    public CitySummary Write(IEnumerable<CityPart> parts, CityOptions options)
    {
        CityFolder building = new(Path.Combine(folder.Data, ".city-being-made"));
        Delete(building.Data);
        Directory.CreateDirectory(building.City);
        try
        {
            var rows = Fill(building, parts, options);
            CitySummary summary = new(options.Citizens, options.Seed, options.Today, rows);
            building.WriteSummary(summary);
            Replace(building.City);
            return summary;
        }
        finally
        {
            Delete(building.Data);
        }
    }

    private SortedDictionary<string, long> Fill(CityFolder building, IEnumerable<CityPart> parts, CityOptions options)
    {
        using var index = CityIndex.Create(building.Data, options);
        var desks = departments.ToDictionary(d => d.Code, d => new Desk(d, building.StoreOf(d).Path));
        try
        {
            foreach (var part in parts)
            {
                index.Add(part);
                foreach (var row in part.Rows)
                    DeskOf(desks, row)?.Add(row);
            }

            Task.WaitAll([.. desks.Values.Select(desk => desk.FinishAsync())]);
        }
        catch
        {
            Task.WhenAll(desks.Values.Select(desk => desk.AbandonAsync())).GetAwaiter().GetResult();
            throw;
        }

        index.Complete();
        return new(desks.ToDictionary(d => d.Key, d => d.Value.Rows), StringComparer.Ordinal);
    }

    private static Desk? DeskOf(Dictionary<string, Desk> desks, RegisterRow row)
    {
        var dot = row.Resource.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && desks.GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(row.Resource.AsSpan(0, dot), out var desk)
            ? desk
            : null;
    }

    private static void Delete(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    private void Replace(string building)
    {
        var replaced = folder.City + ".replaced";
        Delete(replaced);
        Delete(folder.Faulted);
        if (Directory.Exists(folder.City))
            Directory.Move(folder.City, replaced);
        Directory.Move(building, folder.City);
        Delete(replaced);
    }

    /// <summary>One department's intake: a bounded queue of batches and the task that writes them down.</summary>
    private sealed class Desk
    {
        private readonly Department _department;
        private readonly Channel<List<RegisterRow>> _batches;
        private readonly Task _writing;
        private List<RegisterRow> _batch = new(BatchRows);

        public Desk(Department department, string path)
        {
            _department = department;
            _batches = Channel.CreateBounded<List<RegisterRow>>(BatchesWaiting);
            _writing = Task.Run(() => WriteAsync(path));
        }

        /// <summary>Rows taken in; final after <see cref="FinishAsync"/>.</summary>
        public long Rows { get; private set; }

        public void Add(RegisterRow row)
        {
            _batch.Add(row);
            Rows++;
            if (_batch.Count == BatchRows)
                Send();
        }

        public Task FinishAsync()
        {
            if (_batch.Count > 0)
                Send();
            _batches.Writer.TryComplete();
            return _writing;
        }

        public async Task AbandonAsync()
        {
            _batches.Writer.TryComplete(new OperationCanceledException());
            await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private void Send()
        {
            // A writer that failed has closed the queue: its own exception is the one to report.
            var batch = _batch;
            _batch = new(BatchRows);
            if (_batches.Writer.TryWrite(batch))
                return;
            if (!_batches.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
                _writing.GetAwaiter().GetResult();
            _batches.Writer.TryWrite(batch);
        }

        private async Task WriteAsync(string path)
        {
            try
            {
                using var tables = new TableWriter(_department, path);
                await foreach (var batch in _batches.Reader.ReadAllAsync())
                {
                    foreach (var row in batch)
                        _department.Record(row, tables);
                }

                tables.Complete();
            }
            catch
            {
                _batches.Writer.TryComplete();
                throw;
            }
        }
    }
}
