using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Tests.Records;

public sealed class SealedBoxTests
{
    private readonly YearKeys _keys = YearKeys.Create(2026, "log.example/audit/2026", SystemRandom.Fill);

    [Theory]
    [InlineData("self")]
    [InlineData("bulk")]
    [InlineData("denied")]
    public void The_details_open_with_the_keys(string sample)
    {
        TransferEntry entry = RecordCodecTests.Sample(sample);
        byte[] bytes = Encode(entry);

        Assert.Equal(
            new SealedDetails(entry.Caller.Id, entry.Caller.Name, entry.OnBehalfOf, entry.Purpose), Open(bytes, _keys));
    }

    [Fact]
    public void An_erased_subject_makes_a_record_unreadable_and_leaves_it_as_it_was()
    {
        TransferEntry entry = RecordCodecTests.Sample("self");
        byte[] bytes = Encode(entry);
        byte[] before = [.. bytes];
        YearKeys erased = _keys.Erase(RetentionClass.Provision, _keys.PseudonymOf(entry.Subjects[0]));

        Assert.Null(Open(bytes, erased));
        Assert.Equal(before, bytes);
        Assert.Equal(_keys.PseudonymOf("x"), erased.PseudonymOf("x"));
    }

    [Fact]
    public void A_bulk_record_stays_readable_while_one_of_its_subjects_has_a_key()
    {
        TransferEntry entry = RecordCodecTests.Sample("bulk");
        byte[] bytes = Encode(entry);
        YearKeys keys = _keys;
        foreach (string subject in entry.Subjects.SkipLast(1))
        {
            keys = keys.Erase(RetentionClass.Credit, keys.PseudonymOf(subject));
            Assert.NotNull(Open(bytes, keys));
        }

        Assert.Null(Open(bytes, keys.Erase(RetentionClass.Credit, keys.PseudonymOf(entry.Subjects[^1]))));
    }

    [Fact]
    public void A_class_whose_time_is_over_is_unreadable_and_the_others_are_not()
    {
        byte[] provision = Encode(RecordCodecTests.Sample("self"));
        byte[] credit = Encode(RecordCodecTests.Sample("bulk"));
        byte[] network = Encode(RecordCodecTests.Sample("denied"));
        YearKeys later = _keys.Erase(RetentionClass.Network);

        Assert.Null(Open(network, later));
        Assert.NotNull(Open(provision, later));
        Assert.NotNull(Open(credit, later));
    }

    [Fact]
    public void What_is_recorded_of_an_erased_subject_is_sealed_to_nobody()
    {
        TransferEntry entry = RecordCodecTests.Sample("self");
        YearKeys erased = _keys.Erase(RetentionClass.Provision, _keys.PseudonymOf(entry.Subjects[0]));
        byte[] bytes = RecordCodecTests.Stamped(RecordCodecTests.Encoder().Encode(entry, erased)[0]);

        Assert.Null(Open(bytes, erased));
        Assert.Null(Open(bytes, _keys));
    }

    [Fact]
    public void A_sealed_part_moved_to_another_record_does_not_open()
    {
        TransferEntry entry = RecordCodecTests.Sample("self");
        byte[] bytes = Encode(entry);
        var record = (TransferRecord)RecordDecoder.Decode(bytes);
        byte[] other = [.. bytes];
        other[12] = (byte)RetentionClass.Credit;

        Assert.Throws<FormatException>(() => SealedBox.Open(other, record, _keys));
    }

    private static SealedDetails? Open(byte[] bytes, YearKeys keys)
    {
        return SealedBox.Open(bytes, (TransferRecord)RecordDecoder.Decode(bytes), keys);
    }

    private byte[] Encode(TransferEntry entry)
    {
        return RecordCodecTests.Stamped(RecordCodecTests.Encoder().Encode(entry, _keys)[0]);
    }
}
