using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Cli.Matters;

/// <summary>
/// <c>hub matters check</c>: compiles every definition against departments, edges and concepts, each problem with file,
/// line, column, code and mend.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = HubCommandOptions.Json();
        var matter = new Option<string?>("--matter") { Description = "Show the problems of this matter only: HPF-01." };
        var schemas = new Option<string?>("--schemas") { Description = "The folder with matters/ and concepts.yaml." };
        var explain = new Option<string?>("--explain")
        {
            Description = "Explain one code, or all of them as the error page does, and check nothing.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "check",
            "Prove that no definition asks for what a department holds, and what else must hold of it. "
            + "Exit code 0 when nothing is wrong, 1 with problems, 2 when there is nothing to check.")
        {
            matter, schemas, explain, json,
        };
        command.SetAction(result => result.GetResult(explain) is not null
            ? Explain(result.GetValue(explain))
            : Check(
                result.GetValue(schemas) ?? Schemas.Folder, result.GetValue(matter), result.GetValue(json)));
        return command;
    }

    private static int Explain(string? code)
    {
        if (code is null)
        {
            Console.Write(ErrorPage.Write());
            return ExitCode.Done;
        }

        Console.Write(ErrorPage.Explain(code)
            ?? throw new HubUsageException($"there is no code {code}; --explain without one lists them all"));
        return ExitCode.Done;
    }

    private static int Check(string folder, string? matter, bool asJson)
    {
        var sources = Read(folder, matter);
        string? only = matter is null ? null : Path.Combine(Shown(folder), "matters", $"{matter}.yaml");
        ImmutableArray<DefinitionProblem> problems =
        [
            .. DefinitionCompiler.Compile(sources).Problems.Where(problem => only is null || problem.File == only),
        ];
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(problems, JsonSerializerOptions.Web));
        }
        else
        {
            foreach (var problem in problems)
            {
                Console.WriteLine(problem);
            }

            Console.WriteLine($"{(only is null ? sources.Matters.Length : 1)} checked, {problems.Length} problem(s)");
        }

        return problems.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }

    private static DefinitionSources Read(string folder, string? matter)
    {
        try
        {
            var sources = DefinitionSources.Load(folder, Shown(folder));
            return matter is null || sources.Matters.Any(file => Path.GetFileNameWithoutExtension(file.File) == matter)
                ? sources
                : throw new HubUsageException($"{folder} defines no matter {matter}");
        }
        catch (Exception wrong) when (wrong is CatalogueException or IOException or UnauthorizedAccessException)
        {
            throw new HubUsageException(wrong.Message);
        }
    }

    /// <summary>The folder as seen from here, when it lies below.</summary>
    private static string Shown(string folder)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
