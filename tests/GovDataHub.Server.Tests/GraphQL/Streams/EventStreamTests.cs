using System.Net;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Tests;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>graphql-sse with both kinds of connection, and deferred parts over multipart, byte by byte.</summary>
public sealed class EventStreamTests(StreamServer server) : IClassFixture<StreamServer>
{
    private const string Deferring = "{ me { id ... @defer(label: \"fund\") { hpf { account { accountNo } } } } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_that_accepts_events_is_answered_by_its_operations_stream()
    {
        using HttpResponseMessage response = await PostAsync(new { query = "{ viewer { kind } }" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"viewer\":{\"kind\":\"CITIZEN\"}}}\n\nevent: complete\ndata: \n\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_of_the_operation_is_told_in_the_stream_and_one_of_the_request_by_its_status()
    {
        using HttpResponseMessage invalid = await PostAsync(new { query = "{ nothing }" });
        string events = await invalid.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, invalid.StatusCode);
        Assert.Contains(ErrorCode.ValidationFailed, events, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", events, StringComparison.Ordinal);

        using HttpResponseMessage wrong = await PostAsync(new { quarry = "{ viewer { kind } }" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using HttpResponseMessage form = await server.SendAsync(
            HubServer.Body("query={viewer{kind}}", "application/x-www-form-urlencoded"), Events);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using HttpResponseMessage elsewhere = await server.SendAsync(
            HubServer.Body("""{"query":"{ viewer { kind } }"}"""), request =>
            {
                Events(request);
                request.Headers.Add("Sec-Fetch-Site", "cross-site");
            });
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_quiet_stream_sends_comments_and_ends_with_its_token()
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body("""{"query":"subscription { myDataUsed { id } }"}"""), request =>
            {
                Events(request);
                string token = server.Issuer.Token(
                    change: one => one.Expires = DateTime.UtcNow.AddSeconds(8), bound: false, citizen: SampleCity.Lin);
                request.Headers.Add("Authorization", "Bearer " + token);
                request.Headers.Add("Hub-Purpose", "self");
            });
        string events = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Contains(":\n\n:\n\n", events, StringComparison.Ordinal);
        Assert.Contains("TOKEN_EXPIRED", events, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reserved_stream_carries_the_answers_of_several_posts()
    {
        string token = await ReserveAsync();
        using HttpResponseMessage stream = await ConnectAsync(token);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        using StreamReader events = new(await stream.Content.ReadAsStreamAsync(Cancellation));
        using HttpResponseMessage posted = await RunAsync(token, "one", "{ viewer { kind } }");
        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);

        Assert.Equal(
            """{"id":"one","payload":{"data":{"viewer":{"kind":"CITIZEN"}}}}""", await DataAsync(events, "next"));
        Assert.Equal("""{"id":"one"}""", await DataAsync(events, "complete"));
        using HttpResponseMessage second = await ConnectAsync(token);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using HttpResponseMessage stranger = await RunAsync(token, "two", "{ viewer { kind } }", SampleCity.Spouse);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using HttpResponseMessage nameless = await RunAsync(token, null, "{ viewer { kind } }");
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        using HttpResponseMessage invalid = await RunAsync(token, "three", "{ nothing }");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.StatusCode);
    }

    [Fact]
    public async Task An_operation_of_a_reserved_stream_is_ended_by_delete_and_says_nothing_more()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.City.Gates["HPF"] = () => answers.Task;
        try
        {
            string token = await ReserveAsync();
            using HttpResponseMessage stream = await ConnectAsync(token);
            using StreamReader events = new(await stream.Content.ReadAsStreamAsync(Cancellation));
            using HttpResponseMessage slow = await RunAsync(token, "slow", "{ me { hpf { account { accountNo } } } }");
            using HttpResponseMessage twice = await RunAsync(token, "slow", "{ viewer { kind } }");
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
            using HttpResponseMessage ended = await server.SendAsync(
                HttpMethod.Delete, "?operationId=slow", request => Of(request, token));
            Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
            answers.SetResult();
            using HttpResponseMessage next = await RunAsync(token, "next", "{ viewer { kind } }");
            Assert.Contains("\"next\"", await DataAsync(events, "next"), StringComparison.Ordinal);
        }
        finally
        {
            server.City.Gates.Clear();
        }
    }

    [Fact]
    public async Task A_reservation_that_nobody_connects_to_is_given_up_and_a_token_made_up_finds_nothing()
    {
        using HttpResponseMessage unknown = await ConnectAsync(new string('0', 64));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        string token = await ReserveAsync();
        HttpStatusCode status;
        do
        {
            using HttpResponseMessage posted = await RunAsync(token, "x", "{ nothing }");
            status = posted.StatusCode;
        }
        while (status != HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deferred_parts_leave_as_multipart_each_with_the_boundary_that_ends_it()
    {
        using HttpResponseMessage response = await AskAsync("multipart/mixed;incrementalSpec=v0.2, application/json");
        string text = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2",
            response.Content.Headers.ContentType!.ToString());
        string[] parts = text.Split("\r\n---");
        Assert.Equal(4, parts.Length);
        Assert.Equal(("", "--\r\n"), (parts[0], parts[^1]));
        Assert.All(parts[1..^1], part => Assert.StartsWith(
            "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{", part, StringComparison.Ordinal));
        Assert.Contains("\"hasNext\":true", parts[1], StringComparison.Ordinal);
        Assert.Contains("accountNo of 0011", parts[2], StringComparison.Ordinal);
        Assert.Contains("\"hasNext\":false", parts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_the_older_form_gets_the_whole_answer_or_is_told_what_is_spoken_here()
    {
        using HttpResponseMessage whole = await AskAsync("multipart/mixed;deferSpec=20220824, application/json");
        Assert.Equal("application/json", whole.Content.Headers.ContentType!.MediaType);
        JsonElement answer = await HubServer.JsonOf(whole);
        Assert.False(answer.TryGetProperty("hasNext", out _));
        Assert.Contains("accountNo of 0011", answer.GetRawText(), StringComparison.Ordinal);

        using HttpResponseMessage only = await AskAsync("multipart/mixed;deferSpec=20220824");
        Assert.Equal(HttpStatusCode.NotAcceptable, only.StatusCode);
        Assert.Contains(
            "incrementalSpec=v0.2", await only.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> AskAsync(string accept)
    {
        return server.SendAsync(HubServer.Body(JsonSerializer.Serialize(new { query = Deferring })), request =>
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
            Signed(request);
        });
    }

    private Task<HttpResponseMessage> PostAsync(object body)
    {
        return server.SendAsync(HubServer.Body(JsonSerializer.Serialize(body)), request =>
        {
            Events(request);
            Signed(request);
        });
    }

    private static void Events(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/event-stream");
    }

    private void Signed(HttpRequestMessage request)
    {
        request.Headers.Add("Authorization", "Bearer " + server.Token(SampleCity.Lin, "citizen"));
        request.Headers.Add("Hub-Purpose", "self");
    }

    private void Of(HttpRequestMessage request, string token, string citizen = SampleCity.Lin)
    {
        request.Headers.Add("X-GraphQL-Event-Stream-Token", token);
        request.Headers.Add("Authorization", "Bearer " + server.Token(citizen, "citizen"));
        request.Headers.Add("Hub-Purpose", "self");
    }

    private async Task<string> ReserveAsync()
    {
        using HttpResponseMessage reserved = await server.SendAsync(HttpMethod.Put, "", Signed);
        Assert.Equal(HttpStatusCode.Created, reserved.StatusCode);
        return await reserved.Content.ReadAsStringAsync(Cancellation);
    }

    private Task<HttpResponseMessage> ConnectAsync(string token)
    {
        return server.OpenAsync(HttpMethod.Get, "?token=" + token, Events);
    }

    private Task<HttpResponseMessage> RunAsync(
        string token, string? operationId, string query, string citizen = SampleCity.Lin)
    {
        return server.SendAsync(
            HubServer.Body(JsonSerializer.Serialize(new { query, extensions = new { operationId } })),
            request => Of(request, token, citizen));
    }

    private static async Task<string> DataAsync(StreamReader events, string name)
    {
        while (await events.ReadLineAsync(Cancellation) is { } line)
        {
            if (line == "event: " + name)
            {
                return (await events.ReadLineAsync(Cancellation))!["data: ".Length..];
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }
}
