using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using GovDataHub.Audit.Keys;

namespace GovDataHub.Audit.Records;

/// <summary>
/// Turns what is to be recorded into the canonical bytes that are hashed and stored: ids become pseudonyms, what must
/// be erasable is sealed, bulk is split. The time is blank until <see cref="RecordFormat.SetTime"/>.
/// </summary>
internal sealed class RecordEncoder(string node, RetentionPolicy retention, RandomFill fill)
{
    private readonly string _node = ClearText.Code(node, "node") ?? string.Empty;

    /// <summary>Encodes an entry under a year's keys; more than one record only for bulk.</summary>
    /// <exception cref="ArgumentException">
    /// The entry holds what a record cannot, such as an id where a code belongs.
    /// </exception>
    public IReadOnlyList<EncodedRecord> Encode(TransferEntry entry, YearKeys keys)
    {
        string[] subjects = [.. entry.Subjects.Distinct(StringComparer.Ordinal)];
        if (subjects.Length <= 1)
        {
            return [EncodePart(entry, subjects, entry.Parts, keys)];
        }

        int room = RecordFormat.LargestRecord - EncodePart(entry, [], (1, 1), keys).Bytes.Length - 16;
        int most = Math.Clamp(room / RecordFormat.SubjectLength, 1, RecordFormat.MostSubjects);
        if (subjects.Length <= most)
        {
            return [EncodePart(entry, subjects, entry.Parts, keys)];
        }

        if (entry.Parts != (1, 1))
        {
            throw new ArgumentException("An entry that is a part already has too many subjects.");
        }

        string[][] chunks = [.. subjects.Chunk(most)];
        return [.. chunks.Select((chunk, part) => EncodePart(entry, chunk, (part + 1, chunks.Length), keys))];
    }

    /// <summary>Encodes the first entry of a new year.</summary>
    public static EncodedRecord EncodeOpening(int year, int closedYear, string closingNote)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        WireWriter writer = Start(buffer, RecordFormat.OpeningKind, year);
        writer.Number(closedYear);
        writer.Text(closingNote);
        return new EncodedRecord(buffer.WrittenSpan.ToArray(), year, SearchColumns.OfOpening, []);
    }

    private EncodedRecord EncodePart(TransferEntry entry, string[] subjects, (int Part, int Of) parts, YearKeys keys)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + (subjects.Length * RecordFormat.SubjectLength));
        WireWriter writer = Start(buffer, RecordFormat.TransferKind, keys.Year);
        RetentionClass kept = retention.ClassOf(entry);
        Pseudonym caller = keys.PseudonymOf(entry.Caller.Id);
        string purpose = PurposeReference.InClear(entry.Purpose, keys);
        Span<byte> secrets = stackalloc byte[RecordFormat.SaltLength + RecordFormat.RecordKeyLength];
        fill(secrets);
        ReadOnlySpan<byte> salt = secrets[..RecordFormat.SaltLength];
        ReadOnlySpan<byte> recordKey = secrets[RecordFormat.SaltLength..];

        writer.Byte((byte)kept);
        writer.Fixed(salt);
        writer.Byte((byte)entry.Caller.Kind);
        writer.Fixed(caller);
        WriteOptional(writer, entry, recordKey, keys);
        WriteNumbers(writer, entry, parts);
        WriteTexts(writer, entry, purpose);
        Pseudonym[] tags = new Pseudonym[subjects.Length];
        var wrap = new KeyWrap(keys, kept, salt, recordKey);
        writer.Number(subjects.Length);
        for (int place = 0; place < subjects.Length; place++)
        {
            tags[place] = keys.PseudonymOf(subjects[place]);
            writer.Fixed(tags[place]);
            wrap.Write(writer, tags[place]);
        }

        if (subjects.Length == 0)
        {
            wrap.Write(writer, caller);
        }

        WriteSealed(writer, buffer, entry, recordKey);
        var columns = new SearchColumns(caller, entry.Department ?? string.Empty, purpose, entry.Outcome);
        return new EncodedRecord(Checked(buffer), keys.Year, columns, tags);
    }

    private static WireWriter Start(ArrayBufferWriter<byte> buffer, byte kind, int year)
    {
        var writer = new WireWriter(buffer);
        writer.Byte(RecordFormat.Version);
        writer.Byte(kind);
        Span<byte> timeAndEpoch = stackalloc byte[sizeof(long) + sizeof(ushort)];
        timeAndEpoch.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(timeAndEpoch[sizeof(long)..], (ushort)year);
        writer.Fixed(timeAndEpoch);
        return writer;
    }

    private static void WriteOptional(
        WireWriter writer, TransferEntry entry, ReadOnlySpan<byte> recordKey, YearKeys keys)
    {
        bool hasContent = !entry.ContentHash.IsEmpty;
        writer.Byte((byte)((entry.OnBehalfOf is null ? 0 : RecordFormat.HasOnBehalfOf)
            | (hasContent ? RecordFormat.HasContentTag : 0)
            | (entry.TraceId is null ? 0 : RecordFormat.HasTraceId)));
        if (entry.OnBehalfOf is { } behalf)
        {
            Pseudonym tag = keys.PseudonymOf(behalf);
            writer.Fixed(tag);
        }

        if (hasContent)
        {
            writer.Fixed(SealedBox.ContentTag(recordKey, entry.ContentHash.Span));
        }

        if (entry.TraceId is { } trace)
        {
            writer.Fixed(trace.Length == RecordFormat.TraceIdLength * 2
                ? Convert.FromHexString(trace)
                : throw new ArgumentException("A trace id has 32 hexadecimal digits."));
        }
    }

    private static void WriteNumbers(WireWriter writer, TransferEntry entry, (int Part, int Of) parts)
    {
        writer.Byte((byte)entry.Outcome);
        writer.Number(entry.Rows);
        writer.Number(entry.Bytes);
        writer.Number(entry.Count);
        writer.Number(parts.Part);
        writer.Number(parts.Of);
    }

    private void WriteTexts(WireWriter writer, TransferEntry entry, string purpose)
    {
        writer.Text(_node);
        writer.Text(ClearText.Code(entry.Caller.Department, "caller's department"));
        writer.Text(ClearText.Code(entry.Caller.Role, "caller's role"));
        writer.Text(purpose);
        writer.Text(ClearText.Code(entry.Matter, "matter"));
        writer.Text(ClearText.Code(entry.Department, "department"));
        writer.Text(ClearText.Code(entry.Reason, "reason"));
        writer.Texts([.. entry.LegalBasis.Select(ClearText.Article)]);
        writer.Texts([.. entry.Coordinates.Select(text => ClearText.Code(text, "coordinate") ?? string.Empty)]);
        byte[] predicates = new byte[(entry.Coordinates.Count + 7) / 8];
        var asked = entry.Predicates.ToHashSet(StringComparer.Ordinal);
        int found = 0;
        for (int place = 0; place < entry.Coordinates.Count && asked.Count > 0; place++)
        {
            if (asked.Contains(entry.Coordinates[place]))
            {
                predicates[place / 8] |= (byte)(1 << (place % 8));
                found++;
            }
        }

        if (found < asked.Count)
        {
            throw new ArgumentException("A predicate is not among the coordinates.");
        }

        writer.Fixed(predicates);
    }

    private static void WriteSealed(
        WireWriter writer, ArrayBufferWriter<byte> buffer, TransferEntry entry, ReadOnlySpan<byte> recordKey)
    {
        var details = new SealedDetails(entry.Caller.Id, entry.Caller.Name, entry.OnBehalfOf, entry.Purpose);
        byte[] ciphertext = SealedBox.Seal(recordKey, details, RecordFormat.AssociatedData(buffer.WrittenSpan));
        writer.Number(ciphertext.Length);
        writer.Fixed(ciphertext);
    }

    private static byte[] Checked(ArrayBufferWriter<byte> buffer)
    {
        return buffer.WrittenCount <= RecordFormat.LargestRecord
            ? buffer.WrittenSpan.ToArray()
            : throw new ArgumentException("The record is larger than 65,535 bytes.");
    }
}

/// <summary>
/// A record ready to be chained: its bytes but for the time, and the search columns extracted from it.
/// </summary>
/// <param name="Bytes">The canonical bytes; the time is stamped into them once.</param>
/// <param name="Epoch">The year whose keys were used.</param>
/// <param name="Columns">What is searched by.</param>
/// <param name="Subjects">The subjects' pseudonyms.</param>
internal sealed record EncodedRecord(byte[] Bytes, int Epoch, SearchColumns Columns, IReadOnlyList<Pseudonym> Subjects);

/// <summary>The copies beside a record by which it is found. The verifier checks them against the record.</summary>
/// <param name="Caller">The caller's pseudonym.</param>
/// <param name="Department">The source department; empty for a read of the log.</param>
/// <param name="Purpose">The purpose as in the record.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record SearchColumns(Pseudonym Caller, string Department, string Purpose, TransferOutcome Outcome)
{
    /// <summary>The columns of a year's first entry, which nobody searches for.</summary>
    public static SearchColumns OfOpening { get; } = new(default, string.Empty, "opening", TransferOutcome.Written);

    /// <summary>The columns that a record must have.</summary>
    public static SearchColumns Of(LogRecord record)
    {
        return record is TransferRecord transfer
            ? new SearchColumns(
                transfer.Caller.Id, transfer.Department ?? string.Empty, transfer.Purpose, transfer.Outcome)
            : OfOpening;
    }
}
