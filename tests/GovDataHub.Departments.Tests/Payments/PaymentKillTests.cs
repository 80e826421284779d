using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace GovDataHub.Departments.Tests.Payments;

/// <summary>The provider's process killed while it takes orders: every key is paid exactly once.</summary>
public sealed class PaymentKillTests : IDisposable
{
    private const int Orders = 120;
    private const int Kills = 3;

    private readonly string _data = Directory.CreateTempSubdirectory("payments-kill-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_process_killed_at_any_moment_pays_every_key_once()
    {
        await using PaymentHost payer = await PaymentHost.StartAsync(Path.Combine(_data, "payer"));
        using HttpClient client = new() { BaseAddress = new($"http://127.0.0.1:{DepartmentsProcess.PaymentPort}") };
        await DepartmentsProcess.MakeCityAsync(_data);
        ConcurrentDictionary<int, string> accepted = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using DepartmentsProcess process = await DepartmentsProcess.StartAsync(_data);
            // Killed from within the stream of orders, each time after another number of answers.
            int answers = 0;
            int last = 15 + (kill * 25);
            await Task.WhenAll(Enumerable.Range(0, Orders).Select(order => OrderAsync(client, payer, order, id =>
            {
                Assert.Equal(id, accepted.GetOrAdd(order, id));
                if (Interlocked.Increment(ref answers) == last)
                    process.Kill();
            })));
            Assert.True(answers >= last);
        }

        using DepartmentsProcess survivor = await DepartmentsProcess.StartAsync(_data);
        await Task.WhenAll(Enumerable.Range(0, Orders).Select(order => OrderAsync(
            client, payer, order, id => Assert.Equal(id, accepted.GetOrAdd(order, id)))));
        Assert.Equal(Orders, accepted.Count);

        HashSet<string?> paid = [];
        while (paid.Count < Orders)
            paid.Add((await payer.Receiver.NextAsync())["id"]);
        Assert.Equal(accepted.Values.Order(StringComparer.Ordinal), paid.Order(StringComparer.Ordinal));
        string ledger = await client.GetStringAsync(
            new Uri("/payments/ledger", UriKind.Relative), TestContext.Current.CancellationToken);
        Answer total = new(HttpStatusCode.OK, null, ledger);
        Assert.Equal(
            (Orders.ToString(System.Globalization.CultureInfo.InvariantCulture), "1200.00"),
            (total["paid"], total["total"]));
    }

    /// <summary>Orders ten yuan under the order's key; a process killed meanwhile gives no answer.</summary>
    private static async Task OrderAsync(HttpClient client, PaymentHost payer, int order, Action<string> onAccepted)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/payments", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", $"key-{order}");
        string json = $$"""
            {"amount":"10.00","payeeAccount":"6228990000000091","reference":"{{order}}",
            "callbackUrl":"{{payer.Callback}}"}
            """;
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using HttpResponseMessage response = await client.SendAsync(
                request, TestContext.Current.CancellationToken);
            string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            onAccepted(new Answer(response.StatusCode, null, text)["id"] ?? string.Empty);
        }
        catch (HttpRequestException)
        {
            // Killed before or after it was durable: only asking again tells.
        }
    }
}
