using System.Text.Json;
using GovDataHub.Audit;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Cli.Tests.Audit;

/// <summary><c>hub audit verify</c> and <c>export</c> on a data directory, as a user types them.</summary>
[Collection("console")]
public sealed class AuditCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("hub-audit-").FullName;

    private string Export => Path.Combine(_data, "export");

    [Fact]
    public async Task A_sound_log_verifies_in_place_and_after_export()
    {
        await FillAsync();

        (int verified, string said) = await RunAsync("verify", "--data", _data);
        (int exported, string written) = await RunAsync("export", Export, "--data", _data);
        (int again, string file) = await RunAsync("verify", "--dir", Export);

        Assert.Equal((0, 0, 0), (verified, exported, again));
        Assert.Contains("sound; 300 entries under log.example/audit/", said, StringComparison.Ordinal);
        Assert.StartsWith("300 entries of log.example/audit/", written, StringComparison.Ordinal);
        Assert.Contains("every entry hashed again", file, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Export, "vkey")));
    }

    [Fact]
    public async Task A_tampered_log_exits_with_1_and_names_the_column()
    {
        await FillAsync();
        string file = Directory.GetFiles(Path.Combine(_data, "audit"), "*.db", SearchOption.AllDirectories).Single();
        Tamper(file, "UPDATE entry SET outcome = 3 WHERE idx = 7");

        (int code, string said) = await RunAsync("verify", "--data", _data);
        (int jsonCode, string json) = await RunAsync("verify", "--data", _data, "--json");

        Assert.Equal((1, 1), (code, jsonCode));
        Assert.Contains("NOT SOUND", said, StringComparison.Ordinal);
        Assert.Contains("entry 7 column outcome", said, StringComparison.Ordinal);
        JsonElement report = JsonDocument.Parse(json).RootElement[0];
        Assert.False(report.GetProperty("sound").GetBoolean());
        Assert.Equal(
            "entry 7 column outcome", report.GetProperty("findings")[0].GetProperty("where").GetString());
    }

    [Fact]
    public async Task A_key_from_elsewhere_decides_whom_to_trust()
    {
        await FillAsync();
        string own = await File.ReadAllTextAsync(
            Directory.GetFiles(_data, "vkey", SearchOption.AllDirectories).Single(),
            TestContext.Current.CancellationToken);
        const string Other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        await RunAsync("export", Export, "--data", _data);

        Assert.Equal(0, (await RunAsync("verify", "--data", _data, "--vkey", own.Trim())).Code);
        Assert.Equal(1, (await RunAsync("verify", "--data", _data, "--vkey", Other)).Code);
        Assert.Equal(0, (await RunAsync("verify", "--dir", Export, "--vkey", own.Trim())).Code);
        Assert.Equal(1, (await RunAsync("verify", "--dir", Export, "--vkey", Other)).Code);
    }

    [Fact]
    public async Task Wrong_input_exits_with_2()
    {
        await FillAsync();
        string full = Directory.CreateDirectory(Path.Combine(_data, "full", "x")).Parent!.FullName;

        Assert.Equal(2, (await RunAsync("verify", "--data", Path.Combine(_data, "nowhere"))).Code);
        Assert.Equal(2, (await RunAsync("verify", "--dir", full)).Code);
        Assert.Equal(2, (await RunAsync("verify", "--url", "ftp://x")).Code);
        Assert.Equal(2, (await RunAsync("verify", "--dir", full, "--data", _data)).Code);
        Assert.Equal(2, (await RunAsync("verify", "--data", _data, "--vkey", "nonsense")).Code);
        Assert.Equal(2, (await RunAsync("export", full, "--data", _data)).Code);
        Assert.Equal(2, (await RunAsync("export", Export, "--data", _data, "--year", "1999")).Code);
        Assert.Equal(2, (await RunAsync("list", "--first", "0")).Code);
        Assert.Equal(2, (await RunAsync("show")).Code);
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            return (await HubCommand.RunAsync(["audit", .. arguments]), output.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static void Tamper(string file, string sql)
    {
        SQLitePCL.raw.sqlite3_open(file, out SQLitePCL.sqlite3 database);
        using (database)
        {
            Assert.Equal(0, SQLitePCL.raw.sqlite3_exec(database, sql));
        }
    }

    private async Task FillAsync()
    {
        var options = new AuditLogOptions
        {
            Directory = Path.Combine(_data, "audit"),
            KeyFile = Path.Combine(_data, "keys", "audit.keys"),
            OriginPrefix = "log.example/audit",
        };
        using var store = new SqliteAuditStore(options.Directory);
        var keys = new KeyFile(options.KeyFile, options.OriginPrefix, SystemRandom.Fill);
        using var log = new AuditLog(
            options, store, keys, SystemRandom.Fill, TimeProvider.System, NullLogger<AuditLog>.Instance);
        TransferEntry[] entries = [.. Enumerable.Range(0, 300).Select(n => new TransferEntry
        {
            Caller = new TransferParty(PartyKind.System, "psb-registry", "PSB"),
            Purpose = "grant/g-1",
            Department = "HPF",
            Coordinates = ["HPF.account.status"],
            Subjects = [$"subject-{n}"],
            Outcome = TransferOutcome.Released,
        })];
        await log.AppendAsync(entries, TestContext.Current.CancellationToken);
        await log.PublishAsync(TestContext.Current.CancellationToken);
    }
}
