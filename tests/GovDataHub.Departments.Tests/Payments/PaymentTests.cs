using System.Net;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Departments.Payments;

namespace GovDataHub.Departments.Tests.Payments;

public sealed class PaymentTests : IAsyncLifetime
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
    public async Task A_payment_is_accepted_then_settled_and_reported_once()
    {
        Answer accepted = await _host.PayAsync("key-1");
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal("ACCEPTED", accepted["status"]);
        Received report = await _host.Receiver.NextAsync();
        Assert.Equal(accepted["id"], report["id"]);
        Assert.Equal("case-1", report["reference"]);
        Assert.Equal("PAID", report["status"]);
        Assert.Equal("1500.00", report["amount"]);
        Assert.StartsWith("msg_", report["messageId"], StringComparison.Ordinal);
        Assert.Equal("PAID", (await _host.GetAsync($"/payments/{accepted["id"]}"))["status"]);
        Assert.Equal(accepted["id"], (await _host.GetAsync("/payments?key=key-1"))["id"]);
    }

    [Fact]
    public async Task The_callback_is_signed_over_its_time_and_body_with_the_shared_key()
    {
        await _host.PayAsync("key-1");
        Received report = await _host.Receiver.NextAsync();
        string seconds = report.Signature.Split(',')[0]["t=".Length..];
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. report.Body];
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(PaymentHost.Key), signed);
        Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(mac)}", report.Signature);
        Assert.InRange(
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)),
            DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task The_same_key_and_order_are_the_same_payment_however_the_amount_is_written()
    {
        Answer first = await _host.PayAsync("key-1");
        foreach (string amount in (string[])["\"1500.00\"", "\"1500\"", "1500", "1500.0"])
        {
            Answer again = await _host.PayAsync("key-1", amount);
            Assert.Equal(HttpStatusCode.Accepted, again.Status);
            Assert.Equal(first["id"], again["id"]);
        }

        Assert.Equal("1", (await _host.GetAsync("/payments/ledger?reference=case-1"))["payments"]);
    }

    [Fact]
    public async Task The_same_key_with_another_order_is_a_conflict_and_changes_nothing()
    {
        await _host.PayAsync("key-1");
        Answer[] others =
        [
            await _host.PayAsync("key-1", amount: "\"1500.01\""),
            await _host.PayAsync("key-1", payee: "\"6228990000000092\""),
            await _host.PayAsync("key-1", reference: "\"case-2\""),
            await _host.PayAsync("key-1", callback: $"\"{_host.Callback}/other\""),
        ];
        Assert.All(others, answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        Assert.All(others, answer => Assert.Equal("IDEMPOTENCY_KEY_REUSED", answer["code"]));
        Assert.Equal("1", (await _host.GetAsync("/payments/ledger"))["payments"]);
    }

    [Fact]
    public async Task Fifty_requests_at_once_under_one_key_make_one_payment()
    {
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _host.PayAsync("key-1")));
        Assert.Single(answers.Select(answer => answer["id"]).Distinct());
        await _host.Receiver.NextAsync();
        Answer ledger = await _host.GetAsync("/payments/ledger?reference=case-1");
        Assert.Equal(("1", "1", "1500.00"), (ledger["payments"], ledger["paid"], ledger["total"]));
    }

    [Fact]
    public async Task An_account_that_ends_in_four_zeros_fails_with_its_reason()
    {
        await _host.PayAsync("key-1", payee: "\"6228990000010000\"");
        Received report = await _host.Receiver.NextAsync();
        Assert.Equal(("FAILED", "ACCOUNT_CLOSED"), (report["status"], report["reason"]));
        Assert.Equal("0.00", (await _host.GetAsync("/payments/ledger?reference=case-1"))["total"]);
    }

    [Theory]
    [InlineData(null, "IDEMPOTENCY_KEY_REQUIRED")]
    [InlineData("", "IDEMPOTENCY_KEY_REQUIRED")]
    [InlineData("two words", "IDEMPOTENCY_KEY_INVALID")]
    public async Task A_missing_or_unusable_key_is_refused(string? key, string code)
    {
        Answer answer = await _host.PayAsync(key);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer["code"]));
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Theory]
    [InlineData("amount", "-1", "AMOUNT_INVALID")]
    [InlineData("amount", "0", "AMOUNT_INVALID")]
    [InlineData("amount", "\"1.005\"", "AMOUNT_INVALID")]
    [InlineData("amount", "\"lots\"", "AMOUNT_INVALID")]
    [InlineData("amount", "1e3", "AMOUNT_INVALID")]
    [InlineData("amount", "null", "AMOUNT_INVALID")]
    [InlineData("amount", "100000000.01", "AMOUNT_INVALID")]
    [InlineData("payee", "\"12\"", "PAYEE_INVALID")]
    [InlineData("payee", "\"62289900000000AB\"", "PAYEE_INVALID")]
    [InlineData("reference", "\"\"", "REFERENCE_INVALID")]
    [InlineData("reference", "\"a\\nb\"", "REFERENCE_INVALID")]
    [InlineData("callback", "\"http://example.com/x\"", "CALLBACK_INVALID")]
    [InlineData("callback", "\"http://127.0.0.1.example.com/x\"", "CALLBACK_INVALID")]
    [InlineData("callback", "\"file:///etc/passwd\"", "CALLBACK_INVALID")]
    [InlineData("callback", "\"http://user@localhost/x\"", "CALLBACK_INVALID")]
    public async Task What_cannot_be_paid_is_refused_by_member(string member, string json, string code)
    {
        Answer answer = member switch
        {
            "amount" => await _host.PayAsync("key-1", amount: json),
            "payee" => await _host.PayAsync("key-1", payee: json),
            "reference" => await _host.PayAsync("key-1", reference: json),
            _ => await _host.PayAsync("key-1", callback: json),
        };
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer["code"]));
        Assert.Equal("0", (await _host.GetAsync("/payments/ledger"))["payments"]);
    }

    [Fact]
    public async Task Bodies_that_are_no_json_or_too_large_are_refused()
    {
        Answer broken = await _host.SendAsync(HttpMethod.Post, "/payments", "{\"amount\":", "key-1");
        Assert.Equal((HttpStatusCode.BadRequest, "BODY_INVALID"), (broken.Status, broken["code"]));
        Answer large = await _host.SendAsync(HttpMethod.Post, "/payments", new string(' ', 5_000), "key-1");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE"), (large.Status, large["code"]));
    }

    [Fact]
    public async Task No_answer_gives_an_account_back_whole()
    {
        Answer accepted = await _host.PayAsync("key-1");
        Answer conflict = await _host.PayAsync("key-1", payee: "\"6228990000000092\"");
        Received report = await _host.Receiver.NextAsync();
        Assert.Equal("****0091", accepted["payeeAccount"]);
        foreach (string text in (string[])[accepted.Text, conflict.Text, Encoding.UTF8.GetString(report.Body)])
            Assert.DoesNotContain("622899", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_nobody_ordered_is_not_found()
    {
        foreach (string path in (string[])["/payments/pay_0", "/payments?key=other", "/payments"])
            Assert.Equal(HttpStatusCode.NotFound, (await _host.GetAsync(path)).Status);
    }

    [Fact]
    public void The_signing_key_is_made_once_and_readable_by_its_owner_only()
    {
        string key = PaymentOptions.KeyIn(_folder);
        Assert.Equal(64, key.Length);
        Assert.Equal(key, PaymentOptions.KeyIn(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(_folder, "signing.key")));
    }
}
