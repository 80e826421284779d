using System.Buffers.Binary;

namespace GovDataHub.Audit.Records;

/// <summary>
/// Reads the canonical bytes of an entry, and refuses bytes that the encoder would not have written: a record has one
/// spelling. Needs no key.
/// </summary>
public static class RecordDecoder
{
    /// <summary>Decodes an entry.</summary>
    /// <exception cref="FormatException">The bytes are no record of a known version.</exception>
    public static LogRecord Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        if (reader.Byte() != RecordFormat.Version)
        {
            throw new FormatException("The record's version is not known.");
        }

        byte kind = reader.Byte();
        long microseconds = BinaryPrimitives.ReadInt64BigEndian(reader.Fixed(sizeof(long)));
        DateTimeOffset at = RecordFormat.FromMicroseconds(microseconds);
        int epoch = BinaryPrimitives.ReadUInt16BigEndian(reader.Fixed(sizeof(ushort)));
        LogRecord record = kind switch
        {
            RecordFormat.TransferKind => DecodeTransfer(ref reader, at, epoch),
            RecordFormat.OpeningKind => DecodeOpening(ref reader, at, epoch),
            _ => throw new FormatException("The record's kind is not known."),
        };
        return reader.Remaining == 0 ? record : throw new FormatException("Bytes follow the record.");
    }

    private static OpeningRecord DecodeOpening(ref WireReader reader, DateTimeOffset at, int epoch)
    {
        return new OpeningRecord
        {
            At = at,
            Epoch = epoch,
            ClosedYear = reader.Number(ushort.MaxValue),
            ClosingNote = reader.Text() ?? throw new FormatException("The closing note is missing."),
        };
    }

    private static TransferRecord DecodeTransfer(ref WireReader reader, DateTimeOffset at, int epoch)
    {
        var retention = (RetentionClass)InRange(reader.Byte(), 0, (int)RetentionClass.Credit);
        byte[] salt = reader.Fixed(RecordFormat.SaltLength).ToArray();
        var kind = (PartyKind)InRange(reader.Byte(), 0, (int)PartyKind.Engine);
        var caller = Pseudonym.FromBytes(reader.Fixed(Pseudonym.Length));
        int flags = InRange(
            reader.Byte(), 0, RecordFormat.HasOnBehalfOf | RecordFormat.HasContentTag | RecordFormat.HasTraceId);
        Pseudonym? behalf = (flags & RecordFormat.HasOnBehalfOf) == 0
            ? null
            : Pseudonym.FromBytes(reader.Fixed(Pseudonym.Length));
        byte[] content = Optional(ref reader, flags & RecordFormat.HasContentTag, RecordFormat.ContentTagLength);
        byte[] trace = Optional(ref reader, flags & RecordFormat.HasTraceId, RecordFormat.TraceIdLength);
        var record = new TransferRecord
        {
            At = at,
            Epoch = epoch,
            Retention = retention,
            OnBehalfOf = behalf,
            ContentTag = content,
            TraceId = trace.Length == 0 ? null : Convert.ToHexStringLower(trace),
            Outcome = (TransferOutcome)InRange(reader.Byte(), 0, (int)TransferOutcome.Written),
            Rows = reader.Number(),
            Bytes = reader.Number(),
            Count = reader.Number(),
            Parts = (reader.Number(), reader.Number()),
            Node = reader.Text() ?? string.Empty,
            Caller = new CallerRecord(kind, caller, reader.Text(), reader.Text()),
            Purpose = reader.Text() ?? throw new FormatException("The purpose is missing."),
            Matter = reader.Text(),
            Department = reader.Text(),
            Reason = reader.Text(),
            LegalBasis = reader.Texts(),
            Coordinates = reader.Texts(),
        };
        return ReadTail(ref reader, record, salt);
    }

    private static TransferRecord ReadTail(ref WireReader reader, TransferRecord record, byte[] salt)
    {
        IReadOnlyList<string> predicates = ReadPredicates(ref reader, record.Coordinates);
        var subjects = new Pseudonym[reader.Number(RecordFormat.MostSubjects)];
        var wrapped = new ReadOnlyMemory<byte>[Math.Max(1, subjects.Length)];
        for (int place = 0; place < wrapped.Length; place++)
        {
            if (subjects.Length > 0)
            {
                subjects[place] = Pseudonym.FromBytes(reader.Fixed(Pseudonym.Length));
            }

            wrapped[place] = reader.Fixed(RecordFormat.RecordKeyLength).ToArray();
        }

        byte[] ciphertext = reader.Fixed(reader.Number()).ToArray();
        return ciphertext.Length < RecordFormat.SealTagLength
            ? throw new FormatException("The sealed part is too short.")
            : record with
            {
                Predicates = predicates,
                Subjects = subjects,
                Sealed = new SealedPart(salt, wrapped, ciphertext),
            };
    }

    private static List<string> ReadPredicates(ref WireReader reader, IReadOnlyList<string> coordinates)
    {
        ReadOnlySpan<byte> bits = reader.Fixed((coordinates.Count + 7) / 8);
        var predicates = new List<string>();
        for (int place = 0; place < bits.Length * 8; place++)
        {
            if ((bits[place / 8] >> (place % 8) & 1) == 0)
            {
                continue;
            }

            predicates.Add(place < coordinates.Count
                ? coordinates[place]
                : throw new FormatException("A predicate bit is set beyond the coordinates."));
        }

        return predicates;
    }

    private static byte[] Optional(ref WireReader reader, int flag, int length)
    {
        return flag == 0 ? [] : reader.Fixed(length).ToArray();
    }

    private static int InRange(byte value, int least, int most)
    {
        return value >= least && value <= most ? value : throw new FormatException("A coded value is not known.");
    }
}
