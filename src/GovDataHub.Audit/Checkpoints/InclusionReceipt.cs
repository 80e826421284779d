using System.Globalization;
using System.Text;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;

namespace GovDataHub.Audit.Checkpoints;

/// <summary>
/// A proof to take away that an entry stands in the log (c2sp.org/tlog-proof): index, sibling hashes and the signed
/// checkpoint they lead to. Checked with the log's public key alone.
/// </summary>
/// <param name="Index">The leaf's index.</param>
/// <param name="Proof">The sibling hashes from the leaf up.</param>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Extra">Opaque data that travels with it, not vouched for.</param>
public sealed record InclusionReceipt(
    long Index, IReadOnlyList<TreeHash> Proof, string Note, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const int MostHashes = 63;

    /// <summary>Parses the text form.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static InclusionReceipt Parse(string text)
    {
        int blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        string[] lines = blank < 0 ? [] : text[..blank].Split('\n');
        int line = 1;
        byte[]? extra = null;
        if (lines.Length > 2 && lines[1].StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = Convert.FromBase64String(lines[line++]["extra ".Length..]);
        }

        if (lines.Length <= line || lines[0] != Header || lines.Length - line - 1 > MostHashes
            || !lines[line].StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(lines[line]["index ".Length..], CultureInfo.InvariantCulture, out long index)
            || lines[line] != string.Create(CultureInfo.InvariantCulture, $"index {index}"))
        {
            throw new FormatException("Not a transparency log proof.");
        }

        var proof = new List<TreeHash>();
        foreach (string hash in lines[(line + 1)..])
        {
            byte[] bytes = Convert.FromBase64String(hash);
            proof.Add(bytes.Length == TreeHash.Length
                ? TreeHash.FromBytes(bytes)
                : throw new FormatException("A hash of the proof has not 32 bytes."));
        }

        return new InclusionReceipt(index, proof, text[(blank + 2)..], extra);
    }

    /// <summary>The text form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra)
        {
            text.Append("extra ").Append(Convert.ToBase64String(extra.Span)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (TreeHash hash in Proof)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return text.Append('\n').Append(Note).ToString();
    }

    /// <summary>Whether it proves the entry, by one of the log's keys.</summary>
    /// <returns>The checkpoint it leads to, or null with the reason.</returns>
    public (Checkpoint? Checkpoint, string? Refusal) Verify(
        ReadOnlySpan<byte> entry, params IReadOnlyList<NoteVerifier> keys)
    {
        (Checkpoint? checkpoint, string? refusal) = Checkpoint.Open(Note, keys);
        if (checkpoint is null)
        {
            return (null, refusal);
        }

        bool holds = InclusionProof.Verify(Index, checkpoint.Size, TreeHash.OfLeaf(entry), checkpoint.Root, Proof);
        return holds ? (checkpoint, null) : (null, "the proof does not lead from the entry to the checkpoint");
    }
}
