using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>The transfers that stand in a platform's log, read from its files as they are on disk.</summary>
internal static class RecordedTransfers
{
    private const int Step = 1_000;

    /// <summary>Reads them all.</summary>
    public static async Task<Dictionary<TransferId, TransferRecord>> ReadAsync(string data)
    {
        using var store = new SqliteAuditStore(Path.Combine(data, "audit"));
        var found = new Dictionary<TransferId, TransferRecord>();
        foreach (var year in store.Years())
        {
            var reader = store.Reader(year);
            var size = (await reader.ReadHeadAsync(TestContext.Current.CancellationToken)).Size;
            for (long next = 0; next < size;)
            {
                var rows = await reader.ReadRowsAsync(next, Step, TestContext.Current.CancellationToken);
                Assert.NotEmpty(rows);
                foreach (var row in rows)
                {
                    if (RecordDecoder.Decode(row.Bytes) is TransferRecord record)
                    {
                        found.Add(new TransferId(year, row.Index), record);
                    }
                }

                next += rows.Count;
            }
        }

        return found;
    }
}
