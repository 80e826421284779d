using System.Text;
using System.Text.Unicode;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// A source text in UTF-8, kept as long as a tree made of it: the tree reads its names from here, and a node knows only
/// the offset it begins at. The text is a copy of its own and never changes.
/// </summary>
internal sealed class Source
{
    /// <summary>
    /// Bytes after the text, so that a whole vector may be read wherever a token begins. The first is zero and stands
    /// for the end of the text; the second is one, which begins no token, and stands for a fault.
    /// </summary>
    public const int Padding = 64;

    private readonly byte[] _padded;

    // Made when a line or column is first asked for; threads that race make equal ones.
    private LineTable? _lines;

    private Source(byte[] padded)
    {
        _padded = padded;
    }

    /// <summary>How many bytes the text has.</summary>
    public int Length => _padded.Length - Padding;

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Text => _padded.AsSpan(0, Length);

    /// <summary>The text and the bytes after it.</summary>
    public ReadOnlySpan<byte> Padded => _padded;

    /// <summary>Copies a text.</summary>
    /// <param name="text">The bytes, of which nothing is assumed.</param>
    /// <returns>The source.</returns>
    public static Source Copy(ReadOnlySpan<byte> text)
    {
        var padded = GC.AllocateUninitializedArray<byte>(text.Length + Padding);
        text.CopyTo(padded);
        return Pad(padded);
    }

    /// <summary>Encodes a string; its unpaired surrogates stay visible, see <see cref="SourceText"/>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The source.</returns>
    public static Source Encode(string text)
    {
        if (!Ascii.IsValid(text))
            return Copy(SourceText.Encode(text));
        var padded = GC.AllocateUninitializedArray<byte>(text.Length + Padding);
        Utf8.FromUtf16(text, padded, out _, out _);
        return Pad(padded);
    }

    /// <summary>Line and column of an offset of a text that was found right.</summary>
    /// <param name="position">The offset.</param>
    /// <returns>The place as a person counts.</returns>
    public SourceLocation Locate(int position)
    {
        _lines ??= new(Text);
        return _lines.Locate(Text, position);
    }

    private static Source Pad(byte[] padded)
    {
        var padding = padded.AsSpan(padded.Length - Padding);
        padding.Clear();
        padding[1] = 1;
        return new(padded);
    }
}
