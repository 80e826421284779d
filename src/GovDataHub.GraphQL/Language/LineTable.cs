using System.Runtime.InteropServices;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Where the lines of a valid UTF-8 text begin, and how far its UTF-16 length runs behind its bytes.</summary>
internal sealed class LineTable
{
    private const int ChunkBits = 10;

    private readonly List<int> _starts = [0];

    // For each chunk the UTF-16 units before it; null when every byte is one. A line may be the whole of a text.
    private readonly int[]? _unitsBefore;

    /// <summary>Reads the lines of a text.</summary>
    /// <param name="text">The text.</param>
    public LineTable(ReadOnlySpan<byte> text)
    {
        for (var position = 0; ; position = _starts[^1])
        {
            var length = text[position..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
                break;
            var end = position + length;
            var pair = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n';
            _starts.Add(end + (pair ? 2 : 1));
        }

        if (Ascii.IsValid(text))
            return;
        _unitsBefore = new int[(text.Length >> ChunkBits) + 1];
        for (var chunk = 1; chunk < _unitsBefore.Length; chunk++)
            _unitsBefore[chunk] = _unitsBefore[chunk - 1] + Units(text.Slice((chunk - 1) << ChunkBits, 1 << ChunkBits));
    }

    /// <summary>Line and column of an offset.</summary>
    /// <param name="text">The text the table was made of.</param>
    /// <param name="position">The offset.</param>
    /// <returns>The place as a person counts.</returns>
    public SourceLocation Locate(ReadOnlySpan<byte> text, int position)
    {
        var found = CollectionsMarshal.AsSpan(_starts).BinarySearch(position);
        var line = found < 0 ? ~found : found + 1;
        return new(line, 1 + UnitsBefore(text, position) - UnitsBefore(text, _starts[line - 1]));
    }

    private int UnitsBefore(ReadOnlySpan<byte> text, int position)
    {
        if (_unitsBefore is null)
            return position;
        var chunk = position >> ChunkBits;
        return _unitsBefore[chunk] + Units(text[(chunk << ChunkBits)..position]);
    }

    /// <summary>A code point has one unit, and one more when its first byte says that it has four.</summary>
    private static int Units(ReadOnlySpan<byte> text)
    {
        var units = 0;
        foreach (var unit in text)
            units += ((unit & 0xC0) == 0x80 ? 0 : 1) + (unit >= 0xF0 ? 1 : 0);
        return units;
    }
}
