using System.Text;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Effects;

/// <summary>The provider's reports: signed, taken once, in any order.</summary>
public sealed class PaymentCallbackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_ends_the_waiting_for_a_payment()
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        bench.Provider.Finish(key, PaymentAnswerKind.Paid, 1500m);

        Assert.Equal(CallbackResult.Taken, await ReportAsync(bench, key, "PAID", "m1"));
        await bench.DrainAsync();
        Assert.Equal(CaseState.Granted, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
    }

    [Fact]
    public async Task Without_any_report_the_provider_is_asked()
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        bench.Provider.Finish(key, PaymentAnswerKind.Paid, 1500m);
        bench.Time.Advance(TimeSpan.FromSeconds(6));
        await bench.DrainAsync();

        Assert.Equal(CaseState.Granted, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
    }

    [Fact]
    public async Task The_same_report_ten_times_is_taken_once_and_nothing_is_paid_again()
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        bench.Provider.Finish(key, PaymentAnswerKind.Paid, 1500m);
        for (int time = 0; time < 10; time++)
        {
            Assert.Equal(CallbackResult.Taken, await ReportAsync(bench, key, "PAID", "m1"));
            await bench.DrainAsync();
        }

        Assert.Equal(1, bench.Provider.Requests);
        Assert.Single(bench.City.Registers["HPF.withdrawal"]);
        var lines = await bench.Store.Queries.EventsAsync(caseId, 0, 100, Token);
        Assert.Single(lines, line => line.Kind == "paid");
    }

    [Theory]
    [InlineData("FAILED", "PAID")]
    [InlineData("PAID", "FAILED")]
    public async Task Reports_that_contradict_one_another_are_not_believed_the_provider_is_asked(
        string first, string second)
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        bench.Provider.Finish(key, PaymentAnswerKind.Paid, 1500m);
        await ReportAsync(bench, key, first, "m1");
        await ReportAsync(bench, key, second, "m2");
        await bench.DrainAsync();

        Assert.Equal(CaseState.Granted, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
    }

    [Fact]
    public async Task A_late_report_of_acceptance_does_not_undo_an_end()
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        bench.Provider.Finish(key, PaymentAnswerKind.Paid, 1500m);
        await ReportAsync(bench, key, "PAID", "m2");
        await bench.DrainAsync();
        await ReportAsync(bench, key, "ACCEPTED", "m1");
        await bench.DrainAsync();

        Assert.Equal(CaseState.Granted, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
        Assert.Equal(
            PaymentState.Paid, Assert.Single(await bench.Store.Queries.PaymentsAsync(caseId, Token)).State);
    }

    [Theory]
    [InlineData("wrong key")]
    [InlineData("another body")]
    [InlineData("too old")]
    [InlineData("no header")]
    [InlineData("not hexadecimal")]
    public async Task A_report_that_is_not_rightly_signed_changes_nothing(string fault)
    {
        await using var bench = await EngineBench.OpenAsync();
        var (caseId, key) = await AcceptedAsync(bench);
        byte[] body = Body(key, "PAID", "m1");
        var now = bench.Time.GetUtcNow();
        string? header = fault switch
        {
            "wrong key" => PaymentCallbacks.Sign("other", now, body),
            "another body" => PaymentCallbacks.Sign(EngineBench.SigningKey, now, Body(key, "FAILED", "m1")),
            "too old" => PaymentCallbacks.Sign(EngineBench.SigningKey, now.AddMinutes(-6), body),
            "not hexadecimal" => $"t={now.ToUnixTimeSeconds()},v1={new string('z', 64)}",
            _ => null,
        };

        Assert.Equal(
            CallbackResult.BadSignature, await bench.Get<PaymentCallbacks>().TakeAsync(header, body, Token));
        await bench.DrainAsync();
        Assert.Equal(CaseState.Running, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
    }

    [Fact]
    public async Task A_signed_report_of_a_payment_never_asked_for_is_not_taken()
    {
        await using var bench = await EngineBench.OpenAsync();
        Assert.Equal(CallbackResult.NotUnderstood, await ReportAsync(bench, "nobody/knows/0.1", "PAID", "m1"));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_asked_again_under_the_same_key()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.Provider.IsSilent = true;
        string caseId = await bench.SubmitAsync();
        await bench.DrainAsync();
        bench.Provider.IsSilent = false;

        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(caseId)).State);
        Assert.Single(bench.Provider.Paid);
        Assert.True(bench.Provider.Requests >= 2);
    }

    private static async Task<(string CaseId, string Key)> AcceptedAsync(EngineBench bench)
    {
        bench.Provider.Answers = PaymentAnswerKind.Accepted;
        string caseId = await bench.SubmitAsync();
        await bench.DrainAsync();
        var effects = await bench.Store.Queries.EffectsAsync(caseId, Token);
        var payment = Assert.Single(effects, effect => effect.Kind == EffectKind.Payment);
        Assert.Equal(EffectState.Accepted, payment.State);
        return (caseId, payment.Key);
    }

    private static Task<CallbackResult> ReportAsync(EngineBench bench, string key, string status, string messageId)
    {
        byte[] body = Body(key, status, messageId);
        string header = PaymentCallbacks.Sign(EngineBench.SigningKey, bench.Time.GetUtcNow(), body);
        return bench.Get<PaymentCallbacks>().TakeAsync(header, body, Token);
    }

    private static byte[] Body(string key, string status, string messageId)
    {
        return Encoding.UTF8.GetBytes(
            $$"""{"messageId":"{{messageId}}","id":"pay-{{key}}","reference":"{{key}}","status":"{{status}}"}""");
    }
}
