using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Tests.Definitions.Checking;

/// <summary>The committed definitions are proved to ask nothing twice, and a bad one never runs.</summary>
public sealed class DefinitionCompilerTests
{
    [Fact]
    public void Nothing_is_wrong_in_any_of_the_153_definitions_or_the_concepts()
    {
        var compiled = DefinitionCompiler.Compile(SchemaFixture.Sources);
        Assert.Equal(153, compiled.Definitions.Length);
        Assert.True(compiled.Problems.IsEmpty, string.Join('\n', compiled.Problems));
    }

    [Fact]
    public void The_same_texts_give_the_same_problems_in_the_same_order()
    {
        var broken = SchemaFixture.Sources with { Concepts = new SourceText("concepts.yaml", "concepts: {}") };
        Assert.Equal(DefinitionCompiler.Compile(broken).Problems, DefinitionCompiler.Compile(broken).Problems);
    }

    [Fact]
    public void A_definition_with_a_problem_never_becomes_part_of_the_catalogue()
    {
        var sources = Mutation.Of("HPF-01", "promised: now", "promised: 4d").Sources;
        var refused = Assert.Throws<DefinitionException>(() => MatterCatalogue.Compile(sources));
        Assert.Equal(CheckCode.PromiseLong, Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_a_problem_with_its_place_and_the_others_are_checked()
    {
        var sources = Mutation.Of("HPF-01", "owner: HPF", "owner: [HPF").Sources;
        var compiled = DefinitionCompiler.Compile(sources);
        Assert.Equal(152, compiled.Definitions.Length);
        var problem = Assert.Single(compiled.Problems);
        Assert.Equal((CheckCode.FileUnreadable, "schemas/matters/HPF-01.yaml"), (problem.Code, problem.File));
        Assert.InRange(problem.Line, 4, 6);
    }

    [Theory]
    [InlineData("kind: instant", "kind: sudden", CheckCode.Shape)]
    [InlineData("auto-decision", "autodecision", CheckCode.StepUnknown)]
    public void A_definition_that_cannot_be_read_makes_no_problem_of_the_concepts(string text, string with, string code)
    {
        var problem = Assert.Single(Mutation.Of("EDU-06", text, with).Problems());
        Assert.Equal((code, "schemas/matters/EDU-06.yaml"), (problem.Code, problem.File));
    }

    [Fact]
    public void A_concept_file_that_is_missing_is_one_problem()
    {
        var sources = SchemaFixture.Sources with { Concepts = new SourceText("schemas/concepts.yaml", "") };
        var problem = Assert.Single(DefinitionCompiler.Compile(sources).Problems);
        Assert.Equal((CheckCode.FileUnreadable, "schemas/concepts.yaml"), (problem.Code, problem.File));
    }

    [Fact]
    public void A_problem_is_printed_with_its_place_its_code_and_its_mend()
    {
        var problem = Assert.Single(Mutation.Of("HPF-01", "promised: now", "promised: 4d").Problems());
        Assert.Equal(
            "schemas/matters/HPF-01.yaml:10:11 PROMISE_EXCEEDS_STATUTE 4d is promised and the law allows 3d\n"
            + "    Shorten promised.",
            problem.ToString());
    }
}
