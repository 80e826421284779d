using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking;
using GovDataHub.Matters.Definitions.Checking.Concepts;
using GovDataHub.Matters.Definitions.Checking.Rules;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>The committed definitions, read once: one of them can then be checked alone.</summary>
internal static class Committed
{
    /// <summary>The concepts.</summary>
    public static ConceptFile Concepts { get; } = ConceptFile.Read(SchemaFixture.Sources.Concepts, [])!;

    /// <summary>What every definition is held against.</summary>
    public static CheckedSchemas Schemas { get; } = With(Concepts);

    /// <summary>The same with other concepts.</summary>
    public static CheckedSchemas With(ConceptFile concepts)
    {
        ImmutableArray<MatterDefinition> matters =
        [
            .. SchemaFixture.Sources.Matters.Select(matter =>
                DefinitionDocument.Read(matter.File, matter.Text, [])!.Definition),
        ];
        return new CheckedSchemas(SchemaFixture.Departments, SchemaFixture.Edges, concepts, matters);
    }

    /// <summary>What is wrong with one text in the place of a committed definition.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(SourceText matter, CheckedSchemas? schemas = null)
    {
        var problems = new List<DefinitionProblem>();
        if (DefinitionDocument.Read(matter.File, matter.Text, problems) is { } document)
        {
            problems.AddRange(DefinitionCompiler.Check(document, schemas ?? Schemas));
        }

        return problems;
    }

    /// <summary>What the rules about asking say of one text.</summary>
    public static IEnumerable<DefinitionProblem> CheckAsked(SourceText matter, CheckedSchemas schemas)
    {
        var checkedMatter = new CheckedMatter(DefinitionDocument.Read(matter.File, matter.Text, [])!, schemas);
        CheckRule[] rules = [new AskedFieldsAreBound(), new AskedFieldsAreNotHeld(), new UploadsAreNotHeld()];
        return rules.SelectMany(rule => rule.Check(checkedMatter));
    }
}
