using System.Text.Json;
using GovDataHub.Portal.Api;

namespace GovDataHub.Portal.Tests.Api;

/// <summary>What the portal makes of an answer, errors included.</summary>
public sealed class HubAnswerTests
{
    [Fact]
    public void Data_with_errors_is_usable_and_its_errors_keep_code_and_path()
    {
        var answer = Answer("""
            { "data": { "me": { "hpf": null } },
              "errors": [ { "message": "m", "path": ["me", "hpf"], "extensions": { "code": "SOURCE_TIMEOUT" } } ] }
            """);
        Assert.Null(answer.Problem);
        Assert.Equal(new HubError("SOURCE_TIMEOUT", "me.hpf"), Assert.Single(answer.Errors));
        Assert.True(answer.Has("SOURCE_TIMEOUT"));
        Assert.Null(answer.Read<PasskeyView>("me", "hpf"));
    }

    [Fact]
    public void An_answer_without_data_is_refused_and_keeps_why()
    {
        var answer = Answer("""{ "errors": [ { "message": "m", "extensions": { "code": "BAD_REQUEST" } } ] }""");
        Assert.Equal(HubProblem.Refused, answer.Problem);
        Assert.Equal("BAD_REQUEST", answer.Errors[0].Code);
    }

    [Fact]
    public void A_value_reads_as_its_view()
    {
        var answer = Answer("""
            { "data": { "completePasskeyRegistration": { "id": "k", "createdAt": "2026-11-22T09:30:00+08:00" } } }
            """);
        var passkey = answer.Read<PasskeyView>("completePasskeyRegistration");
        Assert.Equal("k", passkey!.Id);
        Assert.Equal(TimeSpan.FromHours(8), passkey.CreatedAt.Offset);
    }

    private static HubAnswer Answer(string json)
    {
        return HubAnswer.From(JsonSerializer.Deserialize<JsonElement>(json));
    }
}
