using System.CommandLine;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Personas;

/// <summary><c>hub token</c>.</summary>
internal static class PersonaCommands
{
    public static Command CreateToken()
    {
        var persona = HubCommandOptions.Persona("renter");
        var command = new Command(
            "token", "Print a Bearer access token of a persona; development and loopback only, for trying the API.")
        {
            persona,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new HubClient(HubOptions.FromEnvironment());
            Console.WriteLine(await client.TokenAsync(result.GetRequiredValue(persona), cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }
}
