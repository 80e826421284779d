using System.Net;

namespace GovDataHub.Departments.Tests.Payments;

/// <summary>What goes wrong between payer and provider, and that no key is ever paid twice or forgotten.</summary>
public sealed class PaymentFaultTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("payments-").FullName;
    private PaymentHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PaymentHost.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_refused_callback_is_sent_again_under_the_same_message_id()
    {
        _host.Receiver.Refuse = 2;
        await _host.PayAsync("key-1");
        Received[] deliveries =
            [await _host.Receiver.NextAsync(), await _host.Receiver.NextAsync(), await _host.Receiver.NextAsync()];
        Assert.Single(deliveries.Select(delivery => delivery["messageId"]).Distinct());
    }

    [Fact]
    public async Task A_duplicated_callback_carries_one_message_id()
    {
        await _host.SetFaultAsync("duplicate-callback", 1);
        await _host.PayAsync("key-1");
        Received first = await _host.Receiver.NextAsync();
        Received second = await _host.Receiver.NextAsync();
        Assert.Equal(first["messageId"], second["messageId"]);
        Assert.Equal("1", (await _host.GetAsync("/payments/ledger"))["paid"]);
    }

    [Fact]
    public async Task A_held_callback_comes_after_the_one_of_a_later_payment()
    {
        await _host.SetFaultAsync("reorder-callback", 1);
        await _host.PayAsync("key-1", reference: "\"first\"");
        await _host.PayAsync("key-2", reference: "\"second\"");
        Assert.Equal("second", (await _host.Receiver.NextAsync())["reference"]);
        Assert.Equal("first", (await _host.Receiver.NextAsync())["reference"]);
    }

    [Fact]
    public async Task A_lost_callback_leaves_a_payment_that_can_be_asked_about()
    {
        await _host.SetFaultAsync("lose-callback", 1);
        await _host.PayAsync("key-1", reference: "\"lost\"");
        await _host.PayAsync("key-2", reference: "\"told\"");
        Assert.Equal("told", (await _host.Receiver.NextAsync())["reference"]);
        Assert.Equal("PAID", (await _host.GetAsync("/payments?key=key-1"))["status"]);
        Assert.True(_host.Receiver.IsEmpty);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_without_paying_twice()
    {
        await _host.SetFaultAsync("lose-answer", 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => _host.PayAsync("key-1"));
        Answer again = await _host.PayAsync("key-1");
        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        await _host.Receiver.NextAsync();
        Assert.Equal("1", (await _host.GetAsync("/payments/ledger?reference=case-1"))["payments"]);
    }

    [Fact]
    public async Task A_payment_made_to_fail_is_reported_and_the_next_one_is_paid()
    {
        await _host.SetFaultAsync("fail", 1);
        await _host.PayAsync("key-1");
        Received failed = await _host.Receiver.NextAsync();
        Assert.Equal(("FAILED", "SANDBOX_FAULT"), (failed["status"], failed["reason"]));
        await _host.PayAsync("key-2");
        Assert.Equal("PAID", (await _host.Receiver.NextAsync())["status"]);
    }

    [Fact]
    public async Task A_repeated_request_uses_up_no_fault()
    {
        await _host.PayAsync("key-1");
        await _host.Receiver.NextAsync();
        await _host.SetFaultAsync("fail", 1);
        await _host.PayAsync("key-1");
        await _host.PayAsync("key-2");
        Assert.Equal("FAILED", (await _host.Receiver.NextAsync())["status"]);
    }

    [Fact]
    public async Task An_unknown_fault_is_refused_and_a_fault_can_be_taken_back()
    {
        Answer unknown = await _host.SendAsync(HttpMethod.Put, "/payments/faults", """{"fault":"explode"}""", null);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "FAULT_UNKNOWN"), (unknown.Status, unknown["code"]));
        await _host.SetFaultAsync("fail", 9);
        Assert.Equal("fail", (await _host.GetAsync("/payments/faults"))["fault"]);
        await _host.SendAsync(HttpMethod.Delete, "/payments/faults", null, null);
        await _host.PayAsync("key-1");
        Assert.Equal("PAID", (await _host.Receiver.NextAsync())["status"]);
    }

    [Fact]
    public async Task A_slow_payment_stays_accepted_and_settles_after_a_restart()
    {
        await using PaymentHost slow = await PaymentHost.StartAsync(
            Path.Combine(_folder, "slow"),
            options => options with { SlowSettleAfter = TimeSpan.FromMilliseconds(900) });
        await slow.SetFaultAsync("slow", 1);
        Answer accepted = await slow.PayAsync("key-1", callback: $"\"{_host.Callback}\"");
        Assert.Equal("ACCEPTED", (await slow.GetAsync($"/payments/{accepted["id"]}"))["status"]);
        await slow.DisposeAsync();
        await using PaymentHost restarted = await PaymentHost.StartAsync(Path.Combine(_folder, "slow"));
        Received report = await _host.Receiver.NextAsync();
        Assert.Equal((accepted["id"], "PAID"), (report["id"], report["status"]));
        Assert.Equal(accepted["id"], (await restarted.PayAsync("key-1", callback: $"\"{_host.Callback}\""))["id"]);
    }
}
