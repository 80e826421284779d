using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GovDataHub.Cli.Audit;
using GovDataHub.Cli.Client;
using GovDataHub.Cli.Departments;
using GovDataHub.Cli.GraphQL;
using GovDataHub.Cli.Matters;
using GovDataHub.Cli.Personas;
using GovDataHub.Cli.Query;
using GovDataHub.Cli.Schema;

namespace GovDataHub.Cli;

/// <summary>The root of <c>hub</c>: one line a verb group. Exit codes are <see cref="ExitCode"/>'s.</summary>
internal static class HubCommand
{
    public static RootCommand Create()
    {
        return new RootCommand("hub: the command line of the government data-sharing platform.")
        {
            PersonaCommands.CreatePersonas(),
            PersonaCommands.CreateToken(),
            QueryCommand.Create(),
            DepartmentCommands.Create(),
            AuditCommands.Create(),
            GraphQLCommands.Create(),
            SchemaCommands.Create(),
            MatterCommands.CreateSubmit(),
            MatterCommands.CreateCase(),
            MatterCommands.CreateClock(),
            MatterCommands.CreateMatters(),
        };
    }

    /// <summary>Parses, runs, and turns what the user can mend into one clear line and exit code 2.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var result = Create().Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var message in result.Errors.Select(MessageOf).Distinct())
            {
                await Console.Error.WriteLineAsync($"hub: {message}");
            }

            await Console.Error.WriteLineAsync(
                $"hub: see 'hub {string.Join(' ', CommandPath(result.CommandResult).Reverse())} --help'".Replace(
                    "  ", " ", StringComparison.Ordinal));
            return ExitCode.BadInput;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (HubUsageException mistake)
        {
            await Console.Error.WriteLineAsync($"hub: {mistake.Message}");
            return ExitCode.BadInput;
        }
        catch (HubUnreachableException unreachable)
        {
            await Console.Error.WriteLineAsync($"hub: {unreachable.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("hub: stopped");
            return ExitCode.Failed;
        }
    }

    /// <summary>The parser's message, without the names of our types.</summary>
    private static string MessageOf(ParseError error)
    {
        return error.SymbolResult is OptionResult { Option: Option<int>, Tokens: [var given, ..] } number
            && !int.TryParse(given.Value, CultureInfo.InvariantCulture, out _)
            ? $"{number.Option.Name} takes a whole number, not '{given.Value}'"
            : error.Message;
    }

    private static IEnumerable<string> CommandPath(CommandResult command)
    {
        for (var current = command; current is { Command: not RootCommand }; current = Parent(current))
        {
            yield return current.Command.Name;
        }
    }

    private static CommandResult? Parent(CommandResult result)
    {
        return result.Parent as CommandResult;
    }
}
