using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.Definitions;

/// <summary>Definitions are read whole, and every mistake is named with its line.</summary>
public sealed class MatterDefinitionReaderTests
{
    [Fact]
    public void All_matters_are_read()
    {
        Assert.Equal(153, SchemaFixture.Matters.All.Length);
    }

    [Theory]
    [InlineData("owner: HPF", "ownr: HPF", "unknown entry 'ownr'")]
    [InlineData("statutory: 3d", "statutory: 3 days", "is no term")]
    [InlineData("audience: citizen", "audience: people", "is none of citizen, enterprise")]
    [InlineData("type: money", "type: gold", "'type: gold' is none of")]
    [InlineData("mode: link", "mode: chain", "'mode: chain' is none of")]
    [InlineData("disbursement", "disburse", "'disburse' is no step")]
    [InlineData("visits: 0", "visits: none", "must be a whole number")]
    [InlineData("住房公积金管理条例#24", "住房公积金管理条例", "names no article")]
    public void A_mistake_is_named_with_its_line(string right, string wrong, string message)
    {
        string source = SchemaFixture.Matters.Find("HPF-01")!.Source;
        int at = source.IndexOf(right, StringComparison.Ordinal);
        string mistaken = source[..at] + wrong + source[(at + right.Length)..];
        var problems = new List<DefinitionProblem>();

        Assert.Null(MatterDefinitionReader.Read("HPF-01.yaml", mistaken, problems));
        var problem = problems.First(found => found.Message.Contains(message, StringComparison.Ordinal));
        Assert.InRange(problem.Line, 1, source[..at].Count(letter => letter == '\n') + 1);
        Assert.StartsWith("HPF-01.yaml:", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Consent_prefill_form_and_face_are_done_before_filing_and_the_rest_in_order()
    {
        var plan = CasePlan.For(SchemaFixture.Matters.Find("HPF-01")!);
        Assert.True(plan.AsksConsent && plan.Prefills);
        Assert.Equal([StepKind.FaceVerification], plan.DraftSignatures);
        Assert.Equal(
            [StageWork.Evaluate, StageWork.Decide, StageWork.Effects, StageWork.Notify],
            plan.Stages.Select(stage => stage.Work));
    }

    [Fact]
    public void Every_matter_with_effects_has_one_stage_that_carries_them_out()
    {
        Assert.All(
            SchemaFixture.Matters.All.Where(matter => !matter.Effects.IsEmpty),
            matter => Assert.Single(
                CasePlan.For(matter).Stages, stage => stage.Work == StageWork.Effects));
    }
}
