using System.Globalization;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;

namespace GovDataHub.Audit.Checkpoints;

/// <summary>
/// A tree's size and root under the log's origin (c2sp.org/tlog-checkpoint), the text of a signed note.
/// </summary>
/// <param name="Origin">The log's identity: its URL prefix without a scheme.</param>
/// <param name="Size">The number of leaves.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Parses a note's text; lines after the third are extensions and are ignored.</summary>
    public static bool TryParse(string text, out Checkpoint? checkpoint)
    {
        checkpoint = null;
        string[] lines = text.Split('\n');
        if (lines.Length < 4 || lines[..^1].Any(line => line.Length == 0) || lines[^1].Length != 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            || lines[1] != size.ToString(CultureInfo.InvariantCulture))
        {
            return false;
        }

        Span<byte> root = stackalloc byte[TreeHash.Length + 1];
        if (!Convert.TryFromBase64String(lines[2], root, out int length) || length != TreeHash.Length
            || Convert.ToBase64String(root[..length]) != lines[2])
        {
            return false;
        }

        checkpoint = new Checkpoint(lines[0], size, TreeHash.FromBytes(root[..length]));
        return true;
    }

    /// <summary>Opens a signed checkpoint: signature by one of the keys, and well formed.</summary>
    /// <returns>The checkpoint, or null with the reason.</returns>
    public static (Checkpoint? Checkpoint, string? Refusal) Open(string note, params IReadOnlyList<NoteVerifier> keys)
    {
        (string? text, string? refusal) = SignedNote.Open(note, keys);
        if (text is null)
        {
            return (null, refusal);
        }

        return TryParse(text, out Checkpoint? checkpoint) ? (checkpoint, null) : (null, "the note is no checkpoint");
    }

    /// <summary>The note's text: three lines.</summary>
    public string ToText()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");
    }

    /// <summary>The signed checkpoint.</summary>
    public string Sign(params ReadOnlySpan<NoteSigner> signers)
    {
        return SignedNote.Sign(ToText(), signers);
    }
}
