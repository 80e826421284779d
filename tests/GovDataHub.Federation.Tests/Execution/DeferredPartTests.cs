using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Federation.Tests.Execution;

/// <summary>Deferred fragments: quick departments answer first, and every part is recorded before it leaves.</summary>
public sealed class DeferredPartTests : IDisposable
{
    private const string Fund = "hpf { account { accountNo } }";
    private const string Marriage = "cab { marriage { status } }";
    private const string SlowFund = "{ me { " + Marriage + " ... @defer(label: \"fund\") { " + Fund + " } } }";
    private readonly TestHub _hub = new();

    [Fact]
    public async Task A_slow_department_in_a_deferred_fragment_does_not_hold_the_first_payload()
    {
        TaskCompletionSource answers = Hold("HPF");
        await using IAsyncEnumerator<JsonElement> payloads = Stream(SlowFund);

        JsonElement first = await NextAsync(payloads);
        Assert.Equal(
            """{"me":{"cab":{"marriage":{"status":"married"}}}}""", first.GetProperty("data").GetRawText());
        Assert.True(first.GetProperty("hasNext").GetBoolean());
        Assert.Equal("fund", first.GetProperty("pending")[0].GetProperty("label").GetString());
        Assert.Equal(["CAB"], Sources(first));
        Assert.Equal(["CAB"], Recorded());
        Assert.Contains(_hub.City.Asked, asked => asked.Department == "HPF");

        answers.SetResult();
        JsonElement part = await NextAsync(payloads);
        Assert.Equal(
            """{"hpf":{"account":{"accountNo":"accountNo of 0011"}}}""",
            part.GetProperty("incremental")[0].GetProperty("data").GetRawText());
        Assert.Equal(["HPF"], Sources(part));
        Assert.Equal(["CAB", "HPF"], Recorded());
        Assert.Equal(2, _hub.Log.Appends);
        Assert.False(part.GetProperty("hasNext").GetBoolean());
        Assert.False(await payloads.MoveNextAsync());
    }

    [Fact]
    public async Task With_the_log_stalled_no_part_leaves()
    {
        TaskCompletionSource answers = Hold("HPF");
        TaskCompletionSource writes = Stall();
        await using IAsyncEnumerator<JsonElement> payloads = Stream(SlowFund);
        Task<JsonElement> first = NextAsync(payloads);
        await AppendsAsync(1);
        Assert.False(first.IsCompleted);
        writes.SetResult();
        Assert.True((await first).GetProperty("hasNext").GetBoolean());

        writes = Stall();
        answers.SetResult();
        Task<JsonElement> part = NextAsync(payloads);
        await AppendsAsync(2);
        Assert.False(part.IsCompleted);
        Assert.Equal(["CAB"], Recorded());
        writes.SetResult();
        Assert.Equal(["HPF"], Sources(await part));
    }

    [Fact]
    public async Task A_part_whose_transfer_cannot_be_recorded_carries_that_fault_and_no_data()
    {
        TaskCompletionSource answers = Hold("HPF");
        await using IAsyncEnumerator<JsonElement> payloads = Stream(SlowFund);
        await NextAsync(payloads);
        _hub.Log.IsFull = true;
        answers.SetResult();

        JsonElement part = (await NextAsync(payloads)).GetProperty("incremental")[0];
        Assert.Equal("""{"hpf":null}""", part.GetProperty("data").GetRawText());
        Assert.Equal(
            ErrorCode.AuditUnavailable,
            part.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(["CAB"], Recorded());
    }

    [Fact]
    public async Task A_department_wanted_at_once_and_later_is_asked_once_and_recorded_first()
    {
        List<JsonElement> payloads = await AllAsync(
            "{ me { hpf { account { status } } ... @defer { " + Fund + " " + Marriage + " } } }");

        Assert.Equal(["CAB", "HPF"], _hub.City.Asked.Select(asked => asked.Department).Order());
        Assert.Equal(["HPF"], Sources(payloads[0]));
        Assert.Equal(2, _hub.Log.Appends);
        Assert.DoesNotContain("accountNo", payloads[0].GetProperty("data").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_that_share_a_department_share_its_transfer()
    {
        List<JsonElement> payloads = await AllAsync(
            "{ me { id ... @defer(label: \"a\") { " + Fund + " " + Marriage + " } ... @defer(label: \"b\") { " + Fund
            + " edu { student { school } } } } }");

        Assert.Equal(["CAB", "EDU", "HPF"], _hub.City.Asked.Select(asked => asked.Department).Order());
        Assert.Equal(3, _hub.Log.Appends);
        Assert.Equal(["CAB", "EDU", "HPF"], payloads.SelectMany(Sources).Order());
        Assert.False(payloads[^1].GetProperty("hasNext").GetBoolean());
    }

    [Fact]
    public async Task A_part_names_its_own_transfers_and_not_those_of_one_that_still_waits()
    {
        TaskCompletionSource fund = Hold("HPF");
        TaskCompletionSource population = Hold("PSB");
        await using IAsyncEnumerator<JsonElement> payloads = Stream(
            "{ me { id ... @defer(label: \"a\") { " + Fund + " " + Marriage + " } ... @defer(label: \"b\") { " + Fund
            + " edu { student { school } } } ... @defer(label: \"c\") { psb { population { name } } } } }");
        Assert.Empty(Sources(await NextAsync(payloads)));
        while (Recorded() is not ["CAB", "EDU"])
        {
            await Task.Yield();
        }

        population.SetResult();
        Assert.Equal(["PSB"], Sources(await NextAsync(payloads)));
        fund.SetResult();
        List<string> rest = [];
        while (await payloads.MoveNextAsync())
        {
            rest.AddRange(Sources(payloads.Current));
        }

        Assert.Equal(["CAB", "EDU", "HPF"], rest.Order());
    }

    [Fact]
    public async Task A_deferred_edge_and_what_lies_behind_it_come_with_their_part()
    {
        TaskCompletionSource answers = Hold("PSB");
        await using IAsyncEnumerator<JsonElement> payloads = Stream(
            "{ me { " + Marriage + " ... @defer { children { edu { student { school } } } } } }");

        Assert.Equal(["CAB"], Sources(await NextAsync(payloads)));
        answers.SetResult();
        JsonElement part = (await NextAsync(payloads)).GetProperty("incremental")[0];
        Assert.Equal(2, part.GetProperty("data").GetProperty("children").GetArrayLength());
        Assert.Contains("PSB", Recorded());
        Assert.Contains("EDU", Recorded());
    }

    [Fact]
    public async Task Below_an_edge_of_the_first_payload_a_fragment_is_deferred_for_every_subject()
    {
        TaskCompletionSource answers = Hold("EDU");
        await using IAsyncEnumerator<JsonElement> payloads = Stream(
            "{ me { children { id ... @defer { edu { student { school } } } } } }");

        JsonElement first = await NextAsync(payloads);
        Assert.Equal(2, first.GetProperty("data").GetProperty("me").GetProperty("children").GetArrayLength());
        Assert.DoesNotContain("EDU", Recorded());
        answers.SetResult();
        while (await payloads.MoveNextAsync())
        {
        }

        Assert.Contains("EDU", Recorded());
    }

    [Fact]
    public async Task A_deferred_root_and_a_deferred_public_register_are_parts_too()
    {
        List<JsonElement> payloads = await AllAsync(
            "{ ... @defer { me { " + Fund + " } } ... @defer { met { observation { rain } } } }");

        Assert.Equal("{}", payloads[0].GetProperty("data").GetRawText());
        Assert.Equal(["HPF", "MET"], payloads.Skip(1).SelectMany(Sources).Order());
        Assert.Equal(2, _hub.Log.Appends);
    }

    [Fact]
    public async Task A_switched_off_deferral_is_none_and_so_is_one_that_the_transport_cannot_deliver()
    {
        const string query = "query ($later: Boolean!) { me { " + Marriage + " ... @defer(if: $later) { " + Fund
            + " } } }";
        List<JsonElement> whole = await AllAsync(query, ("later", false));
        Assert.Single(whole);
        Assert.Equal(["CAB", "HPF"], Sources(whole[0]));
        Assert.Equal(1, _hub.Log.Appends);

        JsonElement plain = await _hub.AskAsync(query, TestHub.Citizen(), ("later", true));
        Assert.Equal(2, plain.GetProperty("data").GetProperty("me").EnumerateObject().Count());
        Assert.Equal(2, _hub.Log.Appends);
    }

    [Fact]
    public async Task What_was_asked_for_a_part_is_recorded_though_nobody_waits_for_it_any_more()
    {
        TaskCompletionSource answers = Hold("HPF");
        await using (IAsyncEnumerator<JsonElement> payloads = Stream(SlowFund))
        {
            await NextAsync(payloads);
        }

        answers.SetResult();
        while (Recorded().Length < 2)
        {
            await Task.Yield();
        }

        Assert.Equal(["CAB", "HPF"], Recorded());
        Assert.All(_hub.Log.Entries, entry => Assert.Equal(TransferOutcome.Released, entry.Outcome));
    }

    public void Dispose()
    {
        _hub.Dispose();
    }

    private TaskCompletionSource Stall()
    {
        TaskCompletionSource writes = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _hub.Log.Gate = () => writes.Task;
        return writes;
    }

    private async Task AppendsAsync(int count)
    {
        while (_hub.Log.Appends < count)
        {
            await Task.Yield();
        }
    }

    private TaskCompletionSource Hold(string department)
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _hub.City.Gates[department] = () => answers.Task;
        return answers;
    }

    private IAsyncEnumerator<JsonElement> Stream(string query)
    {
        return _hub.StreamAsync(query, TestHub.Citizen()).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    private async Task<List<JsonElement>> AllAsync(string query, params (string Name, object? Value)[] variables)
    {
        List<JsonElement> payloads = [];
        await foreach (JsonElement payload in _hub.StreamAsync(query, TestHub.Citizen(), variables))
        {
            payloads.Add(payload);
        }

        return payloads;
    }

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> payloads)
    {
        Assert.True(await payloads.MoveNextAsync());
        return payloads.Current;
    }

    private string[] Recorded()
    {
        lock (_hub.Log.Entries)
        {
            return [.. _hub.Log.Entries.Select(entry => entry.Department!).Order(StringComparer.Ordinal)];
        }
    }

    private static string[] Sources(JsonElement payload)
    {
        return [.. payload.GetProperty("extensions").GetProperty("hub").GetProperty("sources").EnumerateArray()
            .Select(source => source.GetProperty("department").GetString()!).Order(StringComparer.Ordinal)];
    }
}
