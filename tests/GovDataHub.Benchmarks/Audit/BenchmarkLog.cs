using GovDataHub.Audit;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Benchmarks.Audit;

/// <summary>A log in a directory of its own, and the entries of an ordinary day: one subject, three fields.</summary>
internal sealed class BenchmarkLog : IDisposable
{
    private const int Citizens = 2_000;
    private static readonly YearKeys Keys = YearKeys.Create(2026, "log.example/audit/2026", SystemRandom.Fill);
    private static readonly RecordEncoder Encoder = new("hub", new RetentionPolicy([]), SystemRandom.Fill);

    private readonly string _root = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;

    public BenchmarkLog()
    {
        var options = new AuditLogOptions
        {
            Directory = Path.Combine(_root, "log"),
            KeyFile = Path.Combine(_root, "audit.keys"),
            OriginPrefix = "log.example/audit",
        };
        Directory = options.Directory;
        Store = new SqliteAuditStore(options.Directory);
        var keys = new KeyFile(options.KeyFile, options.OriginPrefix, SystemRandom.Fill);
        Log = new AuditLog(options, Store, keys, SystemRandom.Fill, TimeProvider.System, NullLogger<AuditLog>.Instance);
        Reader = new TransferReader(Store, keys, Log);
    }

    public string Directory { get; }

    public SqliteAuditStore Store { get; }

    public AuditLog Log { get; }

    public TransferReader Reader { get; }

    public static string Subject(int n)
    {
        return $"3301991990{n % Citizens:00000000}";
    }

    public static TransferEntry Entry(int n)
    {
        return new TransferEntry
        {
            Caller = new TransferParty(PartyKind.Citizen, Subject(n), Name: "Li Na"),
            Purpose = $"case/HPF-01-{n % 10_000:000000}",
            Matter = "HPF-01",
            LegalBasis = ["housing-provident-fund#24"],
            Department = "HPF",
            Coordinates = ["HPF.account.balance", "HPF.account.monthlyDeposit", "HPF.account.status"],
            Predicates = ["HPF.account.status"],
            Subjects = [Subject(n)],
            Outcome = TransferOutcome.Released,
            Rows = 1,
            Bytes = 120,
            ContentHash = new byte[32],
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
    }

    public static EncodedRecord Encode(int n)
    {
        return Encoder.Encode(Entry(n), Keys)[0];
    }

    public async Task AppendAsync(int n)
    {
        await Log.AppendAsync([Entry(n)], CancellationToken.None);
    }

    public void Dispose()
    {
        Log.Dispose();
        Store.Dispose();
        System.IO.Directory.Delete(_root, recursive: true);
    }
}
