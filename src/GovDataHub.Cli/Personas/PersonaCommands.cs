using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Departments.City;
using GovDataHub.Departments.City.Storage;
using Spectre.Console;

namespace GovDataHub.Cli.Personas;

/// <summary><c>hub personas</c> and <c>hub token</c>.</summary>
internal static class PersonaCommands
{
    private const int RedirectedWidth = 160;

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command CreatePersonas()
    {
        var json = HubCommandOptions.Json();
        var command =
            new Command("personas", "List the named people of the synthetic city, each with a story.") { json };
        command.SetAction(result =>
        {
            var index = CityIndex.Read(HubOptions.FromEnvironment().DataDirectory)
                ?? throw new HubUsageException("there is no city yet; make one with: bash infra/run.sh");
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(index.Personas.Select(Listed), Json));
            }
            else
            {
                Print(index.Personas);
            }

            return ExitCode.Done;
        });
        return command;
    }

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

    /// <summary>What is listed of a persona: everything but the identity number.</summary>
    private static object Listed(Persona persona)
    {
        return new
        {
            persona.Name,
            Display = new { Zh = persona.DisplayZh, En = persona.DisplayEn },
            persona.Department,
            persona.Roles,
            Story = new { Zh = persona.StoryZh, En = persona.StoryEn },
        };
    }

    private static void Print(ImmutableArray<Persona> personas)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("persona", "name", "roles", "story");
        foreach (var persona in personas)
        {
            var roles = string.Join(", ", persona.Roles) + (persona.Department is { } code ? $" of {code}" : "");
            table.AddRow(
                Markup.Escape(persona.Name),
                Markup.Escape($"{persona.DisplayZh} {persona.DisplayEn}"),
                Markup.Escape(roles),
                Markup.Escape(persona.StoryEn));
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        AnsiConsole.Write(table);
    }
}
