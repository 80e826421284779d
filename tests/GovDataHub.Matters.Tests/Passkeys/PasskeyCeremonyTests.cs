using System.Text.Json.Nodes;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Matters.Tests.Passkeys;

/// <summary>The face step: what the server accepts as proof, and what it does not.</summary>
public sealed class PasskeyCeremonyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_verified_answer_completes_the_step_and_is_remembered_as_presence()
    {
        await using var bench = await EngineBench.OpenAsync();
        await bench.ReadyAsync();

        Assert.Equal(bench.Time.GetUtcNow(), bench.Get<PasskeyCeremony>().LastVerified(EngineBench.Renter));
        var passkey = Assert.Single(await bench.Get<PasskeyCeremony>().PasskeysOfAsync(EngineBench.Renter, Token));
        Assert.Equal(1, passkey.SignCount);
    }

    [Fact]
    public async Task The_options_ask_for_user_verification_and_do_not_tell_the_identity_number()
    {
        await using var bench = await EngineBench.OpenAsync();
        string options = await bench.Get<PasskeyCeremony>().BeginRegistrationAsync(EngineBench.Renter, "林晓", Token);

        Assert.Equal(
            "required",
            JsonNode.Parse(options)!["authenticatorSelection"]!["userVerification"]!.GetValue<string>());
        Assert.Equal("localhost", JsonNode.Parse(options)!["rp"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain(EngineBench.Renter, options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_origin_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        Assert.False(await AnswerAsync(bench, phone, origin: "http://evil.localhost:5081"));
    }

    [Fact]
    public async Task An_authenticator_that_did_not_verify_its_user_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        using var careless = SoftwareAuthenticator.Load(phone.Save(), verifiesUser: false);
        Assert.False(await AnswerAsync(bench, careless));
    }

    [Fact]
    public async Task A_registration_without_user_verification_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var careless = SoftwareAuthenticator.Create(verifiesUser: false);
        var ceremony = bench.Get<PasskeyCeremony>();
        string options = await ceremony.BeginRegistrationAsync(EngineBench.Renter, "", Token);
        Assert.Null(await ceremony.CompleteRegistrationAsync(
            EngineBench.Renter, careless.Register(options, EngineBench.Origin), Token));
    }

    [Fact]
    public async Task The_same_answer_is_accepted_once()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        var ceremony = bench.Get<PasskeyCeremony>();
        string? options = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);
        string answer = phone.Assert(options!, EngineBench.Origin);

        Assert.True(await ceremony.CompleteAssertionAsync(EngineBench.Renter, "a/face", "hash", answer, Token));
        Assert.False(await ceremony.CompleteAssertionAsync(EngineBench.Renter, "a/face", "hash", answer, Token));
    }

    [Fact]
    public async Task An_answer_to_an_older_challenge_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        var ceremony = bench.Get<PasskeyCeremony>();
        string? older = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);
        await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);

        Assert.False(await ceremony.CompleteAssertionAsync(
            EngineBench.Renter, "a/face", "hash", phone.Assert(older!, EngineBench.Origin), Token));
    }

    [Theory]
    [InlineData("b/face", "hash", EngineBench.Renter)]
    [InlineData("a/face", "other", EngineBench.Renter)]
    [InlineData("a/face", "hash", "330102198502020027")]
    public async Task An_answer_counts_for_its_case_its_content_and_its_citizen_only(
        string binding, string hash, string citizen)
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        var ceremony = bench.Get<PasskeyCeremony>();
        string? options = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);

        Assert.False(await ceremony.CompleteAssertionAsync(
            citizen, binding, hash, phone.Assert(options!, EngineBench.Origin), Token));
    }

    [Fact]
    public async Task An_answer_after_the_challenge_expired_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        var ceremony = bench.Get<PasskeyCeremony>();
        string? options = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);
        bench.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.False(await ceremony.CompleteAssertionAsync(
            EngineBench.Renter, "a/face", "hash", phone.Assert(options!, EngineBench.Origin), Token));
    }

    [Fact]
    public async Task Somebody_elses_passkey_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var mine = SoftwareAuthenticator.Create();
        using var other = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(mine);
        await bench.RegisterAsync(other, "330102198502020027");
        Assert.False(await AnswerAsync(bench, other));
    }

    [Fact]
    public async Task A_signature_that_does_not_verify_is_refused()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        var ceremony = bench.Get<PasskeyCeremony>();
        string? options = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);
        var answer = JsonNode.Parse(phone.Assert(options!, EngineBench.Origin))!;
        string signature = answer["response"]!["signature"]!.GetValue<string>();
        answer["response"]!["signature"] = signature[..^4] + (signature[^4] == 'A' ? "B" : "A") + signature[^3..];

        Assert.False(await ceremony.CompleteAssertionAsync(
            EngineBench.Renter, "a/face", "hash", answer.ToJsonString(), Token));
    }

    [Fact]
    public async Task A_counter_that_did_not_rise_betrays_a_copied_key()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        await bench.RegisterAsync(phone);
        Assert.True(await AnswerAsync(bench, phone));
        using var copy = SoftwareAuthenticator.Load(phone.Save());
        Assert.True(await AnswerAsync(bench, phone));
        Assert.False(await AnswerAsync(bench, copy));
    }

    [Fact]
    public async Task An_answer_changed_after_the_face_step_asks_for_the_step_again()
    {
        await using var bench = await EngineBench.OpenAsync();
        using var phone = SoftwareAuthenticator.Create();
        string caseId = await bench.ReadyAsync("1500.00", phone);
        await bench.Matters.SupplyAsync(
            EngineBench.Citizen(), caseId, [EngineBench.Value("amount", "\"19000.00\"")], Token);

        var filed = await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        Assert.Equal("STEP_REQUIRED", Assert.Single(filed.Errors).Code);
        var next = CaseProgress.NextOf(filed.Case!, await bench.Store.Queries.StepsAsync(caseId, Token));
        Assert.Equal(StepKind.FaceVerification, next!.Step);
    }

    private static async Task<bool> AnswerAsync(
        EngineBench bench, SoftwareAuthenticator phone, string origin = EngineBench.Origin)
    {
        var ceremony = bench.Get<PasskeyCeremony>();
        string? options = await ceremony.BeginAssertionAsync(EngineBench.Renter, "a/face", "hash", Token);
        return await ceremony.CompleteAssertionAsync(
            EngineBench.Renter, "a/face", "hash", phone.Assert(options!, origin), Token);
    }
}
