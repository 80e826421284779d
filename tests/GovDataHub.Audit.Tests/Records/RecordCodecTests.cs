using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.TestKit;

namespace GovDataHub.Audit.Tests.Records;

public sealed class RecordCodecTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, 123, 456, TimeSpan.FromHours(8));
    private static readonly YearKeys Keys = YearKeys.Create(2026, "log.example/audit/2026", Counting());

    public static TheoryData<string> Samples => ["self", "bulk", "denied", "opening"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_wire_bytes_of_version_1_stay_what_they_are(string sample)
    {
        string path = Repository.PathOf("tests", "GovDataHub.Audit.Tests", "golden", $"record-v1-{sample}.hex");
        IEnumerable<char[]> lines = Convert.ToHexStringLower(Encode(sample)).Chunk(96);
        string hex = string.Join('\n', lines.Select(line => new string(line)));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, hex + "\n");
        }

        Assert.Equal(File.ReadAllText(path).TrimEnd(), hex);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Golden_records_of_version_1_decode_for_ever(string sample)
    {
        string hex = Repository.Read("tests", "GovDataHub.Audit.Tests", "golden", $"record-v1-{sample}.hex");
        LogRecord record = RecordDecoder.Decode(Convert.FromHexString(hex.ReplaceLineEndings(string.Empty)));

        Assert.Equal(At, record.At);
        Assert.Equal(2026, record.Epoch);
    }

    [Fact]
    public void Everything_recorded_is_read_back_and_ids_are_pseudonyms()
    {
        TransferEntry entry = Sample("self");
        var record = (TransferRecord)RecordDecoder.Decode(Encode("self"));

        Assert.Equal(
            new CallerRecord(PartyKind.Officer, Keys.PseudonymOf(entry.Caller.Id), "HPF", "officer"), record.Caller);
        Assert.Equal(Keys.PseudonymOf("330199199001010014"), record.OnBehalfOf);
        Assert.Equal([Keys.PseudonymOf("330199199001010014")], record.Subjects);
        Assert.Equal(entry.Purpose, record.Purpose);
        Assert.Equal(entry.Matter, record.Matter);
        Assert.Equal(entry.LegalBasis, record.LegalBasis);
        Assert.Equal(entry.Department, record.Department);
        Assert.Equal(entry.Coordinates, record.Coordinates);
        Assert.Equal(entry.Predicates, record.Predicates);
        Assert.Equal((entry.Outcome, entry.Rows, entry.Bytes), (record.Outcome, record.Rows, record.Bytes));
        Assert.Equal((entry.Reason, entry.TraceId, entry.Count), (record.Reason, record.TraceId, record.Count));
        Assert.Equal("hub", record.Node);
        Assert.Equal((1, 1), record.Parts);
        Assert.Equal(32, record.ContentTag.Length);
        Assert.False(record.ContentTag.Span.SequenceEqual(entry.ContentHash.Span));
    }

    [Theory]
    [InlineData("self")]
    [InlineData("bulk")]
    [InlineData("denied")]
    public void Nothing_that_names_a_person_stands_in_the_bytes(string sample)
    {
        TransferEntry entry = Sample(sample);
        string bytes = Encoding.UTF8.GetString(Encode(sample));

        foreach (string? id in (string?[])[entry.Caller.Id, entry.Caller.Name, entry.OnBehalfOf, .. entry.Subjects])
        {
            Assert.True(id is null || !bytes.Contains(id, StringComparison.Ordinal), id);
        }
    }

    [Theory]
    [InlineData("self", "self")]
    [InlineData("audit", "audit")]
    [InlineData("", "none")]
    [InlineData("case/HPF-01-000042", "case/HPF-01-000042")]
    [InlineData("grant/g-7", "grant/g-7")]
    public void A_purpose_that_names_nobody_stands_in_clear(string purpose, string expected)
    {
        Assert.Equal(expected, PurposeReference.InClear(purpose, Keys));
    }

    [Theory]
    [InlineData("behalf/330199199001010014", "behalf/~")]
    [InlineData("behalf/mandate-1", "behalf/~")]
    [InlineData("case/330199199001010014", "case/~")]
    [InlineData("case/91330100MA2ABCDE1X", "case/~")]
    [InlineData("case/a b\n", "case/~")]
    [InlineData("3301 99199001010014", "~")]
    [InlineData("330199199001010014", "~")]
    public void A_purpose_that_may_name_somebody_becomes_a_pseudonym(string purpose, string start)
    {
        string shown = PurposeReference.InClear(purpose, Keys);

        Assert.StartsWith(start, shown, StringComparison.Ordinal);
        Assert.Equal(start.Length + 32, shown.Length);
    }

    [Fact]
    public void The_same_entry_gives_other_bytes_each_time_but_the_same_pseudonyms()
    {
        var encoder = new RecordEncoder("hub", new RetentionPolicy([]), SystemRandom.Fill);
        EncodedRecord first = encoder.Encode(Sample("self"), Keys)[0];
        EncodedRecord second = encoder.Encode(Sample("self"), Keys)[0];

        Assert.NotEqual(first.Bytes, second.Bytes);
        Assert.Equal(first.Subjects, second.Subjects);
        Assert.Equal(first.Columns, second.Columns);
    }

    [Fact]
    public void Bulk_beyond_1800_subjects_is_split_and_every_part_fits_a_bundle()
    {
        TransferEntry entry = Sample("bulk") with
        {
            Subjects = [.. Enumerable.Range(0, 4_000).Select(n => $"subject-{n}")],
        };
        IReadOnlyList<EncodedRecord> parts = Encoder().Encode(entry, Keys);
        TransferRecord[] records = [.. parts.Select(part => (TransferRecord)RecordDecoder.Decode(Stamped(part)))];

        Assert.Equal([(1, 3), (2, 3), (3, 3)], records.Select(record => record.Parts));
        Assert.Equal(
            entry.Subjects.Select(id => Keys.PseudonymOf(id)), records.SelectMany(record => record.Subjects));
        Assert.All(parts, part => Assert.InRange(part.Bytes.Length, 1, 65_535));
    }

    [Fact]
    public void Wide_bulk_is_split_into_more_parts_so_that_none_is_too_large()
    {
        TransferEntry entry = Sample("bulk") with
        {
            Coordinates = [.. Enumerable.Range(0, 742).Select(n => $"HPF.someLongResource.field{n:000000000000}")],
            Predicates = [],
            Subjects = [.. Enumerable.Range(0, 1_800).Select(n => $"subject-{n}")],
        };
        IReadOnlyList<EncodedRecord> parts = Encoder().Encode(entry, Keys);

        Assert.InRange(parts.Count, 2, 4);
        Assert.All(parts, part => Assert.InRange(part.Bytes.Length, 1, 65_535));
    }

    [Fact]
    public void A_subject_given_twice_counts_once()
    {
        TransferEntry entry = Sample("self") with { Subjects = ["a", "a", "b"] };

        Assert.Equal(2, Encoder().Encode(entry, Keys)[0].Subjects.Count);
    }

    [Fact]
    public void An_id_where_a_code_belongs_is_refused_and_not_repeated_in_the_message()
    {
        TransferEntry good = Sample("self");
        TransferEntry[] bad =
        [
            good with { Department = "330199199001010014" },
            good with { Matter = "9133 0100" },
            good with { Reason = "no row of 330199199001010014" },
            good with { Coordinates = ["HPF.account.\u4f59\u989d"], Predicates = [] },
            good with { Predicates = ["HPF.other.field"] },
            good with { LegalBasis = ["a\nb"] },
            good with { TraceId = "00" },
            good with { Caller = good.Caller with { Role = "the officer" } },
        ];

        Assert.All(bad, entry =>
        {
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => Encoder().Encode(entry, Keys));
            Assert.DoesNotContain("330199", refusal.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_record_with_a_changed_byte_is_refused_or_says_something_else()
    {
        byte[] record = Encode("self");
        string original = Said(record)!;
        Gen<(int, byte)> changes = from place in Gen.Choose(0, record.Length - 1)
                                   from change in Gen.Choose(1, 255)
                                   select (place, (byte)change);
        Prop.ForAll(Arb.From(changes), change =>
        {
            byte[] changed = [.. record];
            changed[change.Item1] ^= change.Item2;
            return Said(changed) != original;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void A_record_cut_short_or_continued_is_refused()
    {
        byte[] record = Encode("self");

        for (int length = 0; length < record.Length; length++)
        {
            Assert.Throws<FormatException>(() => RecordDecoder.Decode(record.AsSpan(0, length)));
        }

        Assert.Throws<FormatException>(() => RecordDecoder.Decode([.. record, 0]));
    }

    [Fact]
    public void A_number_spelt_with_needless_bytes_is_refused()
    {
        // The opening record's closed year, 2025 = 0xE9 0x0F, as 0xE9 0x8F 0x00.
        byte[] record = Encode("opening");
        byte[] longer = [.. record[..12], 0xE9, 0x8F, 0x00, .. record[14..]];

        Assert.Equal([0xE9, 0x0F], record[12..14]);
        Assert.Throws<FormatException>(() => RecordDecoder.Decode(longer));
    }

    internal static RecordEncoder Encoder()
    {
        return new RecordEncoder("hub", new RetentionPolicy(["DRC.creditPerson"]), Counting());
    }

    internal static TransferEntry Sample(string sample)
    {
        return sample switch
        {
            "self" => new TransferEntry
            {
                Caller = new TransferParty(PartyKind.Officer, "330199198001010015", "HPF", "officer", "\u738b\u82b3"),
                OnBehalfOf = "330199199001010014",
                Purpose = "case/HPF-01-000042",
                Matter = "HPF-01",
                LegalBasis = ["\u4f4f\u623f\u516c\u79ef\u91d1\u7ba1\u7406\u6761\u4f8b#24"],
                Department = "HPF",
                Coordinates = ["HPF.account.balance", "HPF.account.status"],
                Predicates = ["HPF.account.status"],
                Subjects = ["330199199001010014"],
                Outcome = TransferOutcome.Released,
                Rows = 1,
                Bytes = 420,
                ContentHash = Enumerable.Repeat((byte)7, 32).ToArray(),
                TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            },
            "bulk" => new TransferEntry
            {
                Caller = new TransferParty(PartyKind.System, "psb-registry", "PSB"),
                Purpose = "grant/g-7",
                Department = "DRC",
                Coordinates = ["DRC.creditPerson.score"],
                Predicates = ["DRC.creditPerson.score"],
                Subjects = ["330199199001010014", "330199198502020023", "91330100MA2ABCDE1X"],
                Outcome = TransferOutcome.Failed,
                Reason = "SOURCE_TIMEOUT",
            },
            "denied" => new TransferEntry
            {
                Caller = new TransferParty(PartyKind.Anonymous, "203.0.113.9"),
                Purpose = "none",
                Outcome = TransferOutcome.Denied,
                Reason = "token-expired",
                Count = 300,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(sample)),
        };
    }

    internal static byte[] Stamped(EncodedRecord record)
    {
        RecordFormat.SetTime(record.Bytes, At);
        return record.Bytes;
    }

    private static byte[] Encode(string sample)
    {
        return Stamped(sample == "opening"
            ? RecordEncoder.EncodeOpening(2026, 2025, "log.example/audit/2025\n0\n\n\n")
            : Encoder().Encode(Sample(sample), Keys)[0]);
    }

    private static RandomFill Counting()
    {
        byte next = 0;
        return destination =>
        {
            for (int place = 0; place < destination.Length; place++)
            {
                destination[place] = next++;
            }
        };
    }

    // All that a record says, as text; null when it is refused.
    private static string? Said(byte[] bytes)
    {
        try
        {
            var record = (TransferRecord)RecordDecoder.Decode(bytes);
            return string.Join('|', (object?[])
            [
                record.At.UtcTicks, record.Epoch, record.Retention, record.Caller, record.OnBehalfOf, record.Purpose,
                record.Matter, string.Join(',', record.LegalBasis), record.Department,
                string.Join(',', record.Coordinates), string.Join(',', record.Predicates),
                string.Join(',', record.Subjects), record.Outcome, record.Reason, record.Rows, record.Bytes,
                Convert.ToHexString(record.ContentTag.Span), record.TraceId, record.Node, record.Parts, record.Count,
                Convert.ToHexString(record.Sealed.Salt.Span), Convert.ToHexString(record.Sealed.Ciphertext.Span),
                string.Join(',', record.Sealed.WrappedKeys.Select(key => Convert.ToHexString(key.Span))),
            ]);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException)
        {
            return null;
        }
    }
}
