using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub clock advance 20wd</c>: moves business time ahead, in development.</summary>
internal static class ClockCommand
{
    public static Command Create()
    {
        return new Command("clock", "Business time, which development may move ahead.") { CreateAdvance() };
    }

    private static Command CreateAdvance()
    {
        var by = new Argument<string>("by")
        {
            Description = "How far: 20wd working days of the Chinese calendar, 3d days, 1m months.",
        };
        var json = HubCommandOptions.Json();
        var command = new Command("advance", "Move business time ahead; it never runs backwards.") { by, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var answer = await AdvanceAsync(result.GetRequiredValue(by), cancellationToken);
            Console.WriteLine(result.GetValue(json)
                ? answer.GetRawText()
                : $"business time is now {answer.GetProperty("now").GetString()}");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<JsonElement> AdvanceAsync(string by, CancellationToken cancellationToken)
    {
        var server = HubOptions.FromEnvironment().Server;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/development/clock"));
        request.Headers.Add("Hub-Development", "clock");
        request.Content = JsonContent.Create(new { advance = by });
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new HubUnreachableException(
                $"the server at {server} does not answer; start the platform with: bash infra/run.sh", failure);
        }

        using (response)
        {
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken),
                HttpStatusCode.BadRequest => throw new HubUsageException(
                    $"'{by}' is no term; use 20wd (working days), 3d (days) or 1m (months)"),
                HttpStatusCode.NotFound => throw new HubUnreachableException(
                    "business time moves only with HUB_ENVIRONMENT=development, from this machine"),
                _ => throw new HubUnreachableException($"the server answered {(int)response.StatusCode}"),
            };
        }
    }
}
