using System.Collections.Immutable;
using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>What came of compiling the definitions.</summary>
/// <param name="Definitions">Those that could be read.</param>
/// <param name="Problems">Everything wrong, by file and place; none means that nothing is asked twice.</param>
public sealed record CompilationResult(
    ImmutableArray<MatterDefinition> Definitions, ImmutableArray<DefinitionProblem> Problems);

/// <summary>
/// The once-only compiler. It holds the definitions against a closed world (the registers, and the concepts that say
/// what every held and every asked field means) and finds whatever would ask twice, read too much, promise too little
/// or leave a citizen without an answer. Pure: the same texts give the same problems in the same order.
/// </summary>
public static class DefinitionCompiler
{
    /// <summary>Compiles everything.</summary>
    public static CompilationResult Compile(DefinitionSources sources)
    {
        var problems = new List<DefinitionProblem>();
        var documents = Read(sources.Matters, problems);
        var unread = sources.Matters.Select(matter => CodeOf(matter.File))
            .Except(documents.Select(document => document.Definition.Code), StringComparer.Ordinal);
        var concepts = ConceptFile.Read(sources.Concepts, problems);
        var schemas = new CheckedSchemas(
            sources.Departments, sources.Edges, concepts, [.. documents.Select(document => document.Definition)]);
        problems.AddRange(ConceptChecks.Check(schemas, [.. unread]));
        foreach (var document in documents)
        {
            problems.AddRange(Check(document, schemas));
        }

        return new CompilationResult(
            schemas.Matters,
            [
                .. problems.Distinct()
                    .OrderBy(problem => problem.File, StringComparer.Ordinal)
                    .ThenBy(problem => problem.Line)
                    .ThenBy(problem => problem.Column),
            ]);
    }

    internal static IEnumerable<DefinitionProblem> Check(DefinitionDocument document, CheckedSchemas schemas)
    {
        var matter = new CheckedMatter(document, schemas);
        return CheckRules.All.SelectMany(rule => rule.Check(matter));
    }

    private static List<DefinitionDocument> Read(
        ImmutableArray<SourceText> matters, List<DefinitionProblem> problems)
    {
        var documents = new List<DefinitionDocument>(matters.Length);
        foreach (var matter in matters)
        {
            if (DefinitionDocument.Read(matter.File, matter.Text, problems) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    private static string CodeOf(string file)
    {
        return Path.GetFileNameWithoutExtension(file);
    }
}
