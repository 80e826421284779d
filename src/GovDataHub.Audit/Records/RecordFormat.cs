using System.Buffers.Binary;

namespace GovDataHub.Audit.Records;

/// <summary>The fixed places of the wire form, version 1 (<c>schemas/audit/record-v1.md</c>).</summary>
internal static class RecordFormat
{
    public const byte Version = 1;
    public const byte TransferKind = 1;
    public const byte OpeningKind = 2;

    public const byte HasOnBehalfOf = 1;
    public const byte HasContentTag = 2;
    public const byte HasTraceId = 4;

    public const int SaltLength = 16;
    public const int RecordKeyLength = 16;
    public const int ContentTagLength = 32;
    public const int TraceIdLength = 16;
    public const int SealTagLength = 16;
    public const int SubjectLength = Pseudonym.Length + RecordKeyLength;

    /// <summary>The largest entry of a bundle: its length is a uint16.</summary>
    public const int LargestRecord = 65_535;

    /// <summary>More subjects than this are split over records.</summary>
    public const int MostSubjects = 1_800;

    private const int TimeOffset = 2;
    private const int TimeLength = 8;

    /// <summary>Stamps the time, which is known only when the record is chained.</summary>
    public static void SetTime(Span<byte> record, DateTimeOffset at)
    {
        BinaryPrimitives.WriteInt64BigEndian(record.Slice(TimeOffset, TimeLength), ToMicroseconds(at));
    }

    /// <summary>
    /// A copy of what stands before the sealed part, with the time blank: it is authenticated with it.
    /// </summary>
    public static byte[] AssociatedData(ReadOnlySpan<byte> beforeSealed)
    {
        byte[] data = beforeSealed.ToArray();
        data.AsSpan(TimeOffset, TimeLength).Clear();
        return data;
    }

    /// <summary>Microseconds since 1970 in UTC.</summary>
    public static long ToMicroseconds(DateTimeOffset at)
    {
        return (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The moment of so many microseconds since 1970.</summary>
    /// <exception cref="FormatException">It is no moment of the calendar.</exception>
    public static DateTimeOffset FromMicroseconds(long microseconds)
    {
        return microseconds >= 0 && microseconds < ToMicroseconds(DateTimeOffset.MaxValue)
            ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new FormatException("The time is out of range.");
    }
}
