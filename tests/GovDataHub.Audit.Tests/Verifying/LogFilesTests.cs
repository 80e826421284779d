using System.Text;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Verifying;

namespace GovDataHub.Audit.Tests.Verifying;

/// <summary>An exported log, checked from its files alone.</summary>
public sealed class LogFilesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Changes => new()
    {
        { "tile/entries/001", "tile/entries/001 entry 256" },
        { "tile/entries/002.p/88", "tile/entries/002.p/88 entry 512" },
        { "tile/0/001", "tile/entries/001 entry 25" },
        { "tile/0/002.p/88", "tile/entries/002.p/88 entry 51" },
        { "tile/1/000.p/2", "tile/1/000.p/2 hash" },
        { "checkpoint", "checkpoint" },
    };

    [Fact]
    public async Task An_export_is_complete_and_verifies_with_its_key()
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        string[] files = [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file)).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000",
                "tile/entries/001", "tile/entries/002.p/88", "vkey",
            ],
            files);
        VerificationReport report = await VerifyAsync(directory);
        Assert.Empty(report.Findings);
        Assert.Equal((600, 600), (report.Size, report.EntriesChecked));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_byte_is_found_out(string file, string where)
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        string path = Path.Combine(directory, file);
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancellation);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);

        Assert.Contains(
            (await VerifyAsync(directory)).Findings,
            finding => finding.Where.StartsWith(where, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_file_cut_short_is_found_out(string file, string where)
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        string path = Path.Combine(directory, file);
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancellation);
        await File.WriteAllBytesAsync(path, bytes[..^1], Cancellation);

        Assert.False((await VerifyAsync(directory)).IsSound, where);
    }

    [Theory]
    [InlineData("tile/0/001", "tile/0/001")]
    [InlineData("tile/1/000.p/2", "tile/1/000.p/2")]
    [InlineData("checkpoint", "checkpoint")]
    public async Task A_missing_file_is_found_out(string file, string where)
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        File.Delete(Path.Combine(directory, file));

        Assert.Contains((await VerifyAsync(directory)).Findings, finding => finding.Where == where);
    }

    [Fact]
    public async Task Without_entries_the_hashes_are_checked_and_the_report_says_so()
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        Directory.Delete(Path.Combine(directory, "tile", "entries"), recursive: true);
        VerificationReport report = await VerifyAsync(directory);

        Assert.Empty(report.Findings);
        Assert.Equal((600, 0), (report.Size, report.EntriesChecked));
    }

    [Fact]
    public async Task A_partial_tile_may_be_replaced_by_the_full_one()
    {
        using var log = new TemporaryLog();
        string directory = await ExportAsync(log);
        string partial = Path.Combine(directory, "tile", "0", "002.p", "88");
        byte[] hashes = await File.ReadAllBytesAsync(partial, Cancellation);
        File.Delete(partial);
        await File.WriteAllBytesAsync(
            Path.Combine(directory, "tile", "0", "002"), [.. hashes, .. new byte[8_192 - hashes.Length]], Cancellation);

        Assert.Empty((await VerifyAsync(directory)).Findings);
    }

    private static async Task<string> ExportAsync(TemporaryLog log)
    {
        await TamperTests.FillAsync(log);
        string directory = Path.Combine(log.Directory, "export");
        long size = await LogExporter.ExportAsync(
            log.Store.Reader(2026), log.Keys.ForYear(2026).Signer.Verifier, directory, Cancellation);
        Assert.Equal(600, size);
        return directory;
    }

    private static async Task<VerificationReport> VerifyAsync(string directory)
    {
        byte[] vkey = await File.ReadAllBytesAsync(Path.Combine(directory, "vkey"), Cancellation);
        var key = NoteVerifier.Parse(Encoding.UTF8.GetString(vkey));
        return await new LogVerifier(new DirectoryLogFiles(directory), [key]).VerifyAsync(Cancellation);
    }
}
