using System.CommandLine;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub submit MATTER</c>: files a matter from draft to decision, step by step as a citizen would.</summary>
internal static class SubmitCommand
{
    public static Command Create()
    {
        var matter = new Argument<string>("matter") { Description = "The matter's code, such as HPF-01." };
        var persona = HubCommandOptions.Persona("renter");
        var supplies = new Option<string[]>("--supply")
        {
            Description = "What no department holds, as name=value, such as amount=1500. May be repeated.",
        };
        var enterprise = new Option<string?>("--enterprise")
        {
            Description = "The credit code of the enterprise acted for; its account must name the persona.",
        };
        var wait = new Option<bool>("--wait") { Description = "Wait until the case is decided or waits for a person." };
        var timeout = new Option<int>("--timeout")
        {
            Description = "Seconds to wait at most.",
            DefaultValueFactory = _ => 60,
        };
        var json = HubCommandOptions.Json();
        var command = new Command(
            "submit",
            "File a matter. Exit code 0 granted (or filed, without --wait), 1 refused or waiting, 2 bad input.")
        {
            matter, persona, enterprise, supplies, wait, timeout, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var options = HubOptions.FromEnvironment();
            using var client = new HubClient(options);
            string who = result.GetRequiredValue(persona);
            var session = new CaseSession(client, who);
            var signer = new StepSigner(session, new SoftwarePasskeyFile(options.DataDirectory, who));
            var given = Given(result.GetValue(supplies) ?? []);
            var filing = new Filing(session, signer, given);
            var filed = await filing.FileAsync(
                result.GetRequiredValue(matter), result.GetValue(enterprise), cancellationToken);
            if (filed.Errors.Count == 0 && result.GetValue(wait))
            {
                var limit = TimeSpan.FromSeconds(Math.Clamp(result.GetValue(timeout), 1, 3600));
                filed = filed with { Case = await filing.WaitAsync(filed.Case!.Value, limit, cancellationToken) };
            }

            return await CaseReport.PrintAsync(session, filed, result.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <exception cref="HubUsageException">An argument without <c>=</c>, or a name given twice.</exception>
    private static Dictionary<string, string> Given(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string argument in arguments)
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new HubUsageException("--supply takes name=value, for example --supply amount=1500");
            }

            if (!given.TryAdd(argument[..equals], argument[(equals + 1)..]))
            {
                throw new HubUsageException($"--supply {argument[..equals]} is given twice");
            }
        }

        return given;
    }
}
