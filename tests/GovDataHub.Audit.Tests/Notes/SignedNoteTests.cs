using GovDataHub.Audit.Notes;

namespace GovDataHub.Audit.Tests.Notes;

public sealed class SignedNoteTests
{
    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what "
        + "your problem is.\n";

    private static readonly NoteSigner Alice = NoteSigner.Create("alice.example/log", Seed(1));
    private static readonly NoteSigner Bob = NoteSigner.Create("bob.example/log", Seed(2));

    [Fact]
    public void A_note_of_the_note_package_of_go_opens()
    {
        // From the documentation of golang.org/x/mod/sumdb/note.
        var key = NoteVerifier.Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        const string Note = Text + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1"
            + "FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        Assert.Equal((Text, null), SignedNote.Open(Note, key));
        string changed = Note.Replace("problem is", "problem was", StringComparison.Ordinal);
        Assert.NotNull(SignedNote.Open(changed, key).Refusal);
    }

    [Fact]
    public void A_key_survives_being_printed_and_parsed()
    {
        var verifier = NoteVerifier.Parse(Alice.Verifier.ToString());
        var signer = NoteSigner.Parse(Alice.ToSecret());

        Assert.Equal(Alice.Verifier.KeyId, verifier.KeyId);
        Assert.Equal(Text, SignedNote.Open(SignedNote.Sign(Text, signer), verifier).Text);
    }

    [Fact]
    public void A_note_carries_several_signatures_and_any_known_one_opens_it()
    {
        string note = SignedNote.Sign(Text, Alice, Bob);

        Assert.Equal(Text, SignedNote.Open(note, Bob.Verifier).Text);
        Assert.Equal(Text, SignedNote.Open(note, Alice.Verifier, Bob.Verifier).Text);
    }

    [Fact]
    public void Unknown_keys_are_ignored_even_with_the_name_of_a_known_one()
    {
        NoteSigner impostor = NoteSigner.Create("alice.example/log", Seed(3));

        Assert.Equal(Text, SignedNote.Open(SignedNote.Sign(Text, impostor, Alice), Alice.Verifier).Text);
        Assert.Equal(
            "no signature of a known key", SignedNote.Open(SignedNote.Sign(Text, impostor), Alice.Verifier).Refusal);
    }

    [Fact]
    public void A_bad_signature_of_a_known_key_rejects_the_note_whatever_else_it_carries()
    {
        string good = SignedNote.Sign(Text, Bob);
        string bad = SignedNote.Sign("Another text.\n", Alice).Split("\n\n")[1];

        Assert.Equal(
            "the signature of alice.example/log is wrong",
            SignedNote.Open(good + bad, Alice.Verifier, Bob.Verifier).Refusal);
        Assert.Equal(Text, SignedNote.Open(good + bad, Bob.Verifier).Text);
    }

    [Theory]
    [InlineData("no newline at the end")]
    [InlineData("a\ttab\n")]
    [InlineData("")]
    public void A_text_that_is_none_of_a_note_is_not_signed(string text)
    {
        Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, Alice));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n- alice.example/log AAAA\n")]
    [InlineData("text\n\n\u2014 alice.example/log AAAA\n")]
    [InlineData("text\n\n\u2014 alice.example/log not base64\n")]
    [InlineData("text\n\n\u2014 ali+ce AAAAAAAA\n")]
    public void What_is_no_signed_note_is_refused(string note)
    {
        Assert.NotNull(SignedNote.Open(note, Alice.Verifier).Refusal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("name+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpcQQ==")]
    [InlineData("PeterNeumann+c74f20a3+!!")]
    public void What_is_no_verifier_key_is_refused(string vkey)
    {
        Assert.Throws<FormatException>(() => NoteVerifier.Parse(vkey));
    }

    private static byte[] Seed(byte value)
    {
        byte[] seed = new byte[32];
        Array.Fill(seed, value);
        return seed;
    }
}
