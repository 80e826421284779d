using System.Text.Json.Nodes;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Engine;

/// <summary>HPF-01, withdrawing provident fund to pay rent, from draft to the end.</summary>
public sealed class WithdrawForRentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renter_is_granted_paid_and_recorded_with_the_owner()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Granted, record.State);
        Assert.Equal(1500m, Assert.Single(bench.Provider.Paid).Value);
        var row = Assert.Single(bench.City.Registers["HPF.withdrawal"]);
        Assert.Equal("rent", row!["lastKind"]!.GetValue<string>());
        Assert.Equal("2026-11-20", row["lastDate"]!.GetValue<string>());
        Assert.Equal(1500m, row["yearAmount"]!.GetValue<decimal>());
        var payment = Assert.Single(await bench.Store.Queries.PaymentsAsync(caseId, Token));
        Assert.Equal((PaymentState.Paid, "****1234"), (payment.State, payment.AccountMasked));
        Assert.Equal(
            ["granted"], (await bench.Store.Queries.NotificationsAsync(caseId, Token)).Select(sent => sent.Kind));
    }
}
