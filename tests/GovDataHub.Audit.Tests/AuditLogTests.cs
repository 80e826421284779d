using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Tests;

public sealed class AuditLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_get_contiguous_ids_in_the_order_given()
    {
        using var log = new TemporaryLog();

        IReadOnlyList<TransferId> first = await log.Log.AppendAsync(
            [TemporaryLog.Entry(), TemporaryLog.Entry(), TemporaryLog.Entry()], Cancellation);
        TransferId next = await log.AppendAsync();

        Assert.Equal([new(2026, 0), new(2026, 1), new(2026, 2)], first);
        Assert.Equal(new TransferId(2026, 3), next);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_by_subject_caller_case_and_department()
    {
        using var log = new TemporaryLog();
        TransferId own = await log.AppendAsync(TemporaryLog.Entry(department: "HPF", purpose: "case/c-1"));
        TransferId other = await log.AppendAsync(TemporaryLog.Entry(TemporaryLog.OtherCitizen, "PSB"));

        Assert.Equal([own], await Find(log, new TransferQuery { Subject = TemporaryLog.Citizen }));
        Assert.Equal([other], await Find(log, new TransferQuery { Subject = TemporaryLog.OtherCitizen }));
        Assert.Equal([own], await Find(log, new TransferQuery { Case = "c-1" }));
        Assert.Equal([own], await Find(log, new TransferQuery { Purpose = "case" }));
        Assert.Equal([other], await Find(log, new TransferQuery { Department = "PSB" }));
        Assert.Equal([other, own], await Find(log, new TransferQuery()));
        string caller = log.Log.PseudonymOf(TemporaryLog.Citizen).ToString();
        Assert.Equal([other, own], await Find(log, new TransferQuery { Caller = caller }));
    }

    [Fact]
    public async Task A_log_goes_on_where_it_was_closed()
    {
        using var log = new TemporaryLog();
        await log.FillAsync(700);
        log.Close();
        log.Open();

        Assert.Equal(new TransferId(2026, 700), await log.AppendAsync());
    }

    [Fact]
    public async Task A_receipt_proves_a_transfer_with_the_public_key_alone()
    {
        using var log = new TemporaryLog();
        await log.FillAsync(300);
        TransferProof proof = (await log.Reader.ProveAsync(new TransferId(2026, 17), Cancellation))!;

        var receipt = InclusionReceipt.Parse(proof.Receipt.ToString());
        (Checkpoint? checkpoint, string? refusal) = receipt.Verify(
            proof.Entry, NoteVerifier.Parse(proof.VerifierKey));

        Assert.Null(refusal);
        Assert.Equal(("log.example/audit/2026", 300), (checkpoint!.Origin, checkpoint.Size));
    }

    private static async Task<TransferId[]> Find(TemporaryLog log, TransferQuery query)
    {
        TransferPage page = await log.Reader.ReadAsync(query, 50, null, Cancellation);
        return [.. page.Transfers.Select(transfer => transfer.Id)];
    }
}
