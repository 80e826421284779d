using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;

namespace GovDataHub.Audit.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private const string Text = "log.example/audit/2026\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    private static readonly NoteSigner Signer = NoteSigner.Create("log.example/audit/2026", new byte[32]);

    [Fact]
    public void A_checkpoint_is_three_lines()
    {
        Assert.True(Checkpoint.TryParse(Text, out Checkpoint? checkpoint));

        Assert.Equal(("log.example/audit/2026", 42), (checkpoint!.Origin, checkpoint.Size));
        Assert.Equal(Text, checkpoint.ToText());
    }

    [Fact]
    public void Extension_lines_are_read_over()
    {
        Assert.True(Checkpoint.TryParse(Text + "an extension\n", out Checkpoint? checkpoint));
        Assert.Equal(42, checkpoint!.Size);
    }

    [Theory]
    [InlineData("\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n042\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2\n")]
    [InlineData("origin\n42\nCsUY\n")]
    [InlineData("origin\n42\n")]
    [InlineData("origin\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    public void What_is_no_checkpoint_is_refused(string text)
    {
        Assert.False(Checkpoint.TryParse(text, out _));
    }

    [Fact]
    public void A_signed_checkpoint_opens_with_its_key_alone()
    {
        var checkpoint = new Checkpoint("log.example/audit/2026", 7, TreeHash.OfLeaf("x"u8));

        Assert.Equal(checkpoint, Checkpoint.Open(checkpoint.Sign(Signer), Signer.Verifier).Checkpoint);
        Assert.Null(Checkpoint.Open(
            checkpoint.Sign(Signer).Replace("\n7\n", "\n8\n", StringComparison.Ordinal), Signer.Verifier).Checkpoint);
    }

    [Fact]
    public void A_receipt_survives_being_printed_and_parsed_with_its_extra_data()
    {
        var root = TreeHash.OfNode(TreeHash.OfLeaf("a"u8), TreeHash.OfLeaf("b"u8));
        string note = new Checkpoint("log.example/audit/2026", 2, root).Sign(Signer);
        var receipt = new InclusionReceipt(1, [TreeHash.OfLeaf("a"u8)], note, "extra"u8.ToArray());

        string text = receipt.ToString();
        var parsed = InclusionReceipt.Parse(text);

        Assert.StartsWith("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 1\n", text, StringComparison.Ordinal);
        Assert.Equal(text, parsed.ToString());
        Assert.Equal(2, parsed.Verify("b"u8, Signer.Verifier).Checkpoint!.Size);
        Assert.NotNull(parsed.Verify("c"u8, Signer.Verifier).Refusal);
        Assert.NotNull((parsed with { Index = 0 }).Verify("b"u8, Signer.Verifier).Refusal);
    }

    [Fact]
    public void A_receipt_of_the_only_entry_has_no_hashes()
    {
        string note = new Checkpoint("log.example/audit/2026", 1, TreeHash.OfLeaf("a"u8)).Sign(Signer);
        string text = new InclusionReceipt(0, [], note).ToString();

        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nlog.example", text, StringComparison.Ordinal);
        Assert.Null(InclusionReceipt.Parse(text).Verify("a"u8, Signer.Verifier).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\n\nnote")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\nnote")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\nnote")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nnote")]
    public void What_is_no_receipt_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => InclusionReceipt.Parse(text));
    }
}
