using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Tests;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>
/// Every payload of a stream is held to the limits of an answer: the parts of one answer together, each event by
/// itself. At the limit it comes, one beyond it the stream says so and ends.
/// </summary>
public sealed class PayloadLimitTests(NarrowServer server) : IClassFixture<NarrowServer>
{
    private const string Whole = "{ NAME: viewer { kind } }";
    private const string Parts = "{ viewer { kind } ... @defer { NAME: viewer { kind } } }";
    private const string Events = "subscription { caseUpdated(id: \"CASE\") { NAME: state } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Whole, 1)]
    [InlineData(Parts, 2)]
    [InlineData(Events, 1)]
    public async Task A_socket_carries_an_answer_of_as_many_bytes_as_are_allowed_and_no_more(string query, int payloads)
    {
        string sound = await SizedAsync(query, NarrowServer.Bytes);
        List<JsonElement> at = await OnSocketAsync(sound, payloads);
        Assert.Equal(NarrowServer.Bytes, at.Sum(message => SizeOf(message.GetProperty("payload"))));
        Assert.All(at, message => Assert.Equal("next", SocketClient.TypeOf(message)));

        List<JsonElement> beyond = await OnSocketAsync(await SizedAsync(query, NarrowServer.Bytes + 1), payloads);
        AssertBroken(beyond, payloads, LimitName.Response, NarrowServer.Bytes);
    }

    [Theory]
    [InlineData(Whole, 1)]
    [InlineData(Parts, 2)]
    public async Task An_event_stream_does_the_same_and_completes(string query, int payloads)
    {
        string at = await PostAsync(await SizedAsync(query, NarrowServer.Bytes), "text/event-stream");
        Assert.DoesNotContain(ErrorCode.LimitExceeded, at, StringComparison.Ordinal);

        string beyond = await PostAsync(await SizedAsync(query, NarrowServer.Bytes + 1), "text/event-stream");
        Assert.Equal(payloads + 1, beyond.Split("event: ").Length - 1);
        Assert.Contains(ErrorCode.LimitExceeded, beyond, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", beyond, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_do_parts_over_multipart_whose_last_one_says_that_no_more_follow()
    {
        string at = await PostAsync(await SizedAsync(Parts, NarrowServer.Bytes), "multipart/mixed");
        Assert.DoesNotContain(ErrorCode.LimitExceeded, at, StringComparison.Ordinal);

        string beyond = await PostAsync(await SizedAsync(Parts, NarrowServer.Bytes + 1), "multipart/mixed");
        string[] parts = beyond.Split("\r\n---");
        Assert.Equal(4, parts.Length);
        Assert.Contains(ErrorCode.LimitExceeded, parts[2], StringComparison.Ordinal);
        Assert.Contains("\"hasNext\":false", parts[2], StringComparison.Ordinal);
        Assert.Equal("--\r\n", parts[3]);
    }

    [Theory]
    [InlineData("{ viewer { kind } a: viewer { kind } b: viewer { kind } MORE }", "c: viewer { kind }", 1)]
    [InlineData("{ viewer { kind } ... @defer { a: viewer { kind } b: viewer { kind } MORE } }", "c: viewer { kind }",
        2)]
    [InlineData("{ viewer { kind } ... @defer { matter(code: \"HPF-01\") { name { en } MORE } } }", "owner { code }",
        2)]
    [InlineData("subscription { caseUpdated(id: \"CASE\") { matter { owner { code } MORE } } }", "name { en }", 1)]
    public async Task So_are_the_objects_of_an_answer(string query, string more, int payloads)
    {
        string one = await CaseOfAsync(query);
        List<JsonElement> at = await OnSocketAsync(one.Replace("MORE", "", StringComparison.Ordinal), payloads);
        Assert.All(at, message => Assert.Equal("next", SocketClient.TypeOf(message)));

        List<JsonElement> beyond = await OnSocketAsync(one.Replace("MORE", more, StringComparison.Ordinal), payloads);
        AssertBroken(beyond, payloads, LimitName.ActualCost, NarrowServer.Objects);
        Assert.Equal(NarrowServer.Objects + 1, LimitOf(ErrorOf(beyond[^1])).GetProperty("found").GetInt32());
    }

    /// <summary>The query, its answer as many bytes long as wanted: by the length of the name put for NAME.</summary>
    private async Task<string> SizedAsync(string query, int bytes)
    {
        string one = await CaseOfAsync(query);
        int payloads = one.Contains("@defer", StringComparison.Ordinal) ? 2 : 1;
        List<JsonElement> small = await OnSocketAsync(Named(one, 1), payloads);
        int size = small.Sum(message => SizeOf(message.GetProperty("payload")));
        return Named(one, 1 + bytes - size);
    }

    private static string Named(string query, int length)
    {
        return query.Replace("NAME", new string('n', length), StringComparison.Ordinal);
    }

    private async Task<string> CaseOfAsync(string query)
    {
        if (!query.Contains("CASE", StringComparison.Ordinal))
        {
            return query;
        }

        using HttpResponseMessage response = await server.AskAsync(
            """mutation { startMatter(code: "HRS-10") { case { id } errors { code } } }""");
        string id = (await HubServer.JsonOf(response)).GetProperty("data").GetProperty("startMatter")
            .GetProperty("case").GetProperty("id").GetString()!;
        return query.Replace("CASE", id, StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> OnSocketAsync(string query, int payloads)
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, new Dictionary<string, object?>
        {
            ["authorization"] = "Bearer " + server.Token(SampleCity.Lin, "citizen"),
            ["Hub-Purpose"] = "self",
        });
        await client.SubscribeAsync("one", query);
        List<JsonElement> messages = [];
        while (messages.Count < payloads)
        {
            messages.Add(await client.ReceiveAsync());
        }

        await AssertEndedAsync(client, messages[^1], isEndless: query.StartsWith('s'));
        return messages;
    }

    /// <summary>An <c>error</c> is the end; a query's last payload is followed by <c>complete</c>.</summary>
    private static async Task AssertEndedAsync(SocketClient client, JsonElement last, bool isEndless)
    {
        bool isOver = SocketClient.TypeOf(last) == "error";
        if (!isOver && !isEndless)
        {
            Assert.Equal("complete", SocketClient.TypeOf(await client.ReceiveAsync()));
        }

        if (isOver)
        {
            await client.SendAsync(new { type = "ping" });
            Assert.Equal("pong", SocketClient.TypeOf(await client.ReceiveAsync()));
        }
    }

    private static void AssertBroken(List<JsonElement> messages, int payloads, string limit, int maximum)
    {
        Assert.Equal(payloads, messages.Count);
        JsonElement error = ErrorOf(messages[^1]);
        Assert.Equal(ErrorCode.LimitExceeded, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(limit, LimitOf(error).GetProperty("name").GetString());
        Assert.Equal(maximum, LimitOf(error).GetProperty("maximum").GetInt32());
        Assert.Equal(1, error.GetProperty("locations")[0].GetProperty("line").GetInt32());
        Assert.All(messages.SkipLast(1), message => Assert.Equal("next", SocketClient.TypeOf(message)));
        Assert.Equal("error", SocketClient.TypeOf(messages[^1]));
    }

    private static JsonElement ErrorOf(JsonElement message)
    {
        return message.GetProperty("payload")[0];
    }

    private static JsonElement LimitOf(JsonElement error)
    {
        return error.GetProperty("extensions").GetProperty("limit");
    }

    private static int SizeOf(JsonElement payload)
    {
        return Encoding.UTF8.GetByteCount(payload.GetRawText());
    }

    private async Task<string> PostAsync(string query, string accept)
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body(JsonSerializer.Serialize(new { query })), request =>
            {
                request.Headers.Accept.ParseAdd(accept);
                request.Headers.Add("Authorization", "Bearer " + server.Token(SampleCity.Lin, "citizen"));
                request.Headers.Add("Hub-Purpose", "self");
            });
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
