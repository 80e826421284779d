using System.CommandLine;
using GovDataHub.Cli.Client;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters;

/// <summary>
/// <c>hub matters check</c>: every definition against the departments, each problem with file and line.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = HubCommandOptions.Json();
        var command = new Command("check", "Check all definitions. Exit code 0 when nothing is wrong.") { json };
        command.SetAction(result =>
        {
            var problems = Check(Schemas.Departments());
            if (result.GetValue(json))
            {
                Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(
                    problems, System.Text.Json.JsonSerializerOptions.Web));
            }
            else
            {
                foreach (var problem in problems)
                {
                    Console.WriteLine(problem);
                }

                Console.WriteLine($"{problems.Count} problem(s)");
            }

            return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static List<DefinitionProblem> Check(DepartmentCatalogue departments)
    {
        try
        {
            var matters = MatterCatalogue.Load(Path.Combine(Schemas.Folder, "matters"));
            return [.. matters.All.SelectMany(matter => DefinitionChecks.Check(matter, departments))];
        }
        catch (DefinitionException wrong)
        {
            return [.. wrong.Problems];
        }
    }
}
