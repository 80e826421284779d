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
        ImmutableArray<MatterDefinition> definitions = [.. documents.Select(document => document.Definition)];
        if (ConceptFile.Read(sources.Concepts, problems) is { } concepts)
        {
            var schemas = new CheckedSchemas(sources.Departments, sources.Edges, concepts, definitions);
            var unread = sources.Matters.Select(matter => Path.GetFileNameWithoutExtension(matter.File))
                .Except(definitions.Select(definition => definition.Code), StringComparer.Ordinal);
            problems.AddRange(ConceptChecks.Check(schemas, [.. unread]));
            problems.AddRange(documents.SelectMany(document => Check(document, schemas)));
        }

        return new CompilationResult(definitions, InOrder(problems));
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

    private static ImmutableArray<DefinitionProblem> InOrder(IEnumerable<DefinitionProblem> problems)
    {
        return
        [
            .. problems.Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Column),
        ];
    }
}
