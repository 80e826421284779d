using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Audit.Tests;

/// <summary>A log in a directory of its own that is gone afterwards.</summary>
internal sealed class TemporaryLog : IDisposable
{
    public const string Citizen = "330199199001010014";
    public const string OtherCitizen = "330199198502020023";

    private IAuditStore? _store;

    public TemporaryLog(
        Func<IAuditStore, IAuditStore>? wrap = null, Func<AuditLogOptions, AuditLogOptions>? change = null)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("audit-").FullName;
        Wrap = wrap ?? (store => store);
        Options = new AuditLogOptions
        {
            Directory = Path.Combine(Directory, "log"),
            KeyFile = Path.Combine(Directory, "keys", "audit.keys"),
            OriginPrefix = "log.example/audit",
        };
        Options = change?.Invoke(Options) ?? Options;
        Open();
    }

    public string Directory { get; }

    public Func<IAuditStore, IAuditStore> Wrap { get; }

    public AuditLogOptions Options { get; }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)));

    public IAuditStore Store => _store!;

    public KeyFile Keys { get; private set; } = null!;

    public AuditLog Log { get; private set; } = null!;

    public TransferReader Reader => new(Store, Keys, Log);

    public static TransferEntry Entry(string subject = Citizen, string department = "HPF", string purpose = "self")
    {
        return new TransferEntry
        {
            Caller = new TransferParty(PartyKind.Citizen, Citizen, Role: "citizen", Name: "Li Na"),
            Purpose = purpose,
            Department = department,
            Coordinates = [$"{department}.account.balance", $"{department}.account.status"],
            Predicates = [$"{department}.account.status"],
            Subjects = [subject],
            Outcome = TransferOutcome.Released,
            LegalBasis = ["住房公积金管理条例#24"],
            Rows = 1,
            Bytes = 42,
            ContentHash = new byte[32],
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
    }

    public async Task<TransferId> AppendAsync(TransferEntry? entry = null)
    {
        return (await Log.AppendAsync([entry ?? Entry()], TestContext.Current.CancellationToken))[0];
    }

    /// <summary>Appends so many entries in batches.</summary>
    public async Task FillAsync(int count)
    {
        for (int left = count; left > 0; left -= 500)
        {
            TransferEntry[] entries =
                [.. Enumerable.Range(0, Math.Min(500, left)).Select(n => Entry() with { Rows = n })];
            await Log.AppendAsync(entries, TestContext.Current.CancellationToken);
        }
    }

    public void Open()
    {
        Keys = new KeyFile(Options.KeyFile, Options.OriginPrefix, SystemRandom.Fill);
        _store = Wrap(new SqliteAuditStore(Options.Directory));
        Log = new AuditLog(Options, _store, Keys, SystemRandom.Fill, Time, NullLogger<AuditLog>.Instance);
    }

    public void Close()
    {
        Log.Dispose();
        _store?.Dispose();
    }

    public void Dispose()
    {
        Close();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

/// <summary>A clock that moves when it is told to; its timers run in real time.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        return new DateTimeOffset(Interlocked.Read(ref _ticks), TimeSpan.Zero);
    }

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _ticks, by.Ticks);
    }
}
