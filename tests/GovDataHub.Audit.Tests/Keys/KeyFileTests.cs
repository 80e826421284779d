using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Tests.Keys;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("keys-").FullName;

    private string FilePath => Path.Combine(_directory, "deeper", "audit.keys");

    [Fact]
    public void Keys_are_made_once_and_read_back_as_they_were()
    {
        YearKeys made = Open().ForYear(2026);
        YearKeys read = Open().ForYear(2026);

        Assert.Equal(made.Signer.ToSecret(), read.Signer.ToSecret());
        Assert.Equal(made.PseudonymOf("x"), read.PseudonymOf("x"));
        Assert.Equal(Key(made, "x"), Key(read, "x"));
        Assert.Equal("log.example/audit/2026", read.Signer.Verifier.Name);
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        Open().ForYear(2026);

#pragma warning disable CA1416 // Skipped there.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
#pragma warning restore CA1416
    }

    [Fact]
    public void Years_have_nothing_in_common()
    {
        KeyFile file = Open();

        Assert.NotEqual(file.ForYear(2026).PseudonymOf("x"), file.ForYear(2027).PseudonymOf("x"));
        Assert.NotEqual(file.ForYear(2026).Signer.Verifier.KeyId, file.ForYear(2027).Signer.Verifier.KeyId);
        Assert.Null(file.Find(2028));
    }

    [Fact]
    public void An_erased_key_is_gone_from_the_file_and_every_other_is_what_it_was()
    {
        KeyFile file = Open();
        YearKeys before = file.ForYear(2026);
        string[] others = [.. Enumerable.Range(0, 50).Select(n => $"other-{n}")];

        file.Erase(2026, RetentionClass.Provision, "x");
        YearKeys after = Open().ForYear(2026);

        Assert.Null(Key(after, "x"));
        Assert.Equal(others.Select(id => Key(before, id)), others.Select(id => Key(after, id)));
        Assert.NotNull(Key(after, "x", RetentionClass.Credit));
    }

    [Fact]
    public void Erasing_many_one_after_the_other_leaves_the_rest()
    {
        KeyFile file = Open();
        YearKeys before = file.ForYear(2026);
        foreach (int n in Enumerable.Range(0, 10).Concat(Enumerable.Range(0, 3)))
        {
            file.Erase(2026, RetentionClass.Provision, $"x-{n}");
        }

        YearKeys after = Open().ForYear(2026);

        Assert.All(Enumerable.Range(0, 10), n => Assert.Null(Key(after, $"x-{n}")));
        Assert.All(Enumerable.Range(10, 40), n => Assert.Equal(Key(before, $"x-{n}"), Key(after, $"x-{n}")));
    }

    [Fact]
    public void A_class_erased_for_good_stays_erased_when_the_file_is_read_again()
    {
        KeyFile file = Open();
        file.ForYear(2026);
        file.Erase(2026, RetentionClass.Network);

        Assert.Null(Key(Open().ForYear(2026), "x", RetentionClass.Network));
        Assert.NotNull(Key(Open().ForYear(2026), "x"));
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "something else");

        Assert.Throws<FormatException>(Open);
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
    }

    private static string? Key(YearKeys keys, string id, RetentionClass retention = RetentionClass.Provision)
    {
        Span<byte> key = stackalloc byte[KeyTree.KeyLength];
        return keys.TryDerive(retention, keys.PseudonymOf(id), key) ? Convert.ToHexString(key) : null;
    }

    private KeyFile Open()
    {
        return new KeyFile(FilePath, "log.example/audit", SystemRandom.Fill);
    }
}
