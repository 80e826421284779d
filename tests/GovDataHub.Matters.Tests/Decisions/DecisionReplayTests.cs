using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Tests.DataSets;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>A decision comes out again to the byte from what it kept, and whatever was changed since shows.</summary>
public sealed class DecisionReplayTests
{
    private static readonly OfflineDecision Offline = new(SchemaFixture.Departments);
    private static readonly DecisionReplay Replay = new(SchemaFixture.Departments);

    public static TheoryData<string> Matters => [.. SchemaFixture.Matters.All.Select(matter => matter.Code)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Matters))]
    public async Task A_decision_of_any_matter_replays_to_the_same_bytes(string matter)
    {
        var definition = SchemaFixture.Matters.Find(matter)!;
        var passing = KnownDataSets.Passing(matter)!;
        foreach (var set in (DataSet[])[passing, KnownDataSets.Failing(matter, 0),
            passing with { Registers = DataSet.NoRegisters }])
        {
            string stored = await StoredAsync(definition, set);
            var again = await Replay.ReplayAsync(stored, definition, Token);
            Assert.Empty(again.Differences);
            Assert.Equal(stored, again.Text);
            Assert.Equal(stored, DecisionTranscript.Read(stored).Write());
        }
    }

    [Theory]
    [MemberData(nameof(Matters))]
    public async Task A_fact_that_was_changed_shows(string matter)
    {
        var definition = SchemaFixture.Matters.Find(matter)!;
        string stored = await StoredAsync(definition, KnownDataSets.Passing(matter)!);
        var transcript = DecisionTranscript.Read(stored);
        if (transcript.Facts.IsEmpty)
        {
            Assert.Equal("CRT-01", matter);
        }

        for (int position = 0; position < transcript.Facts.Length; position++)
        {
            var changed = transcript with
            {
                Facts = transcript.Facts.SetItem(
                    position, transcript.Facts[position] with { Answer = AnswerKind.Unknown, Json = "null" }),
            };
            await AssertShowsAsync(Patched(stored, changed), definition);
        }
    }

    [Fact]
    public async Task A_date_a_supply_or_a_transfer_that_was_changed_shows()
    {
        var definition = SchemaFixture.Matters.Find("HPF-01")!;
        string stored = await StoredAsync(definition, KnownDataSets.Passing("HPF-01")!);
        var transcript = DecisionTranscript.Read(stored);
        await AssertShowsAsync(
            Patched(stored, transcript with { Today = transcript.Today.AddDays(1) }), definition);
        await AssertShowsAsync(
            Patched(stored, transcript with { Supplies = transcript.Supplies.SetItem("amount", "999999999") }),
            definition);
        await AssertShowsAsync(
            Patched(stored, transcript with
            {
                Facts = transcript.Facts.SetItem(0, transcript.Facts[0] with { TransferId = "2025/7" }),
            }),
            definition);
    }

    [Fact]
    public async Task A_rule_that_was_changed_shows_with_the_condition_that_came_out_otherwise()
    {
        var definition = SchemaFixture.Matters.Find("HPF-01")!;
        string stored = await StoredAsync(definition, KnownDataSets.Passing("HPF-01")!);
        var stricter = Read(definition.Source.Replace(
            "supply.amount <= HPF.account.balance'", "supply.amount < 0 * HPF.account.balance'",
            StringComparison.Ordinal));
        Assert.NotEqual(definition.Digest, stricter.Digest);

        var again = await Replay.ReplayAsync(stored, stricter, Token);
        string differences = string.Join('\n', again.Differences);
        Assert.Contains("the rule's conditions were changed", differences, StringComparison.Ordinal);
        Assert.Contains("condition 6 was Met and is Unknown", differences, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_the_definition_that_was_changed_beside_the_rule_shows_too()
    {
        var definition = SchemaFixture.Matters.Find("HPF-01")!;
        string stored = await StoredAsync(definition, KnownDataSets.Passing("HPF-01")!);
        var reworded = Read(definition.Source + "\n# a remark\n");
        var again = await Replay.ReplayAsync(stored, reworded, Token);
        Assert.Contains("definition", Assert.Single(again.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_transcript_is_refused()
    {
        var definition = SchemaFixture.Matters.Find("HPF-01")!;
        foreach (string text in (string[])["[]", "{}", "", """{"format":2}"""])
        {
            await Assert.ThrowsAsync<FormatException>(() => Replay.ReplayAsync(text, definition, Token));
        }
    }

    private static async Task AssertShowsAsync(string text, MatterDefinition definition)
    {
        var again = await Replay.ReplayAsync(text, definition, Token);
        Assert.NotEmpty(again.Differences);
        Assert.NotEqual(text, again.Text);
    }

    /// <summary>The changed transcript under the old digest, as one would leave it who edits the database.</summary>
    private static string Patched(string stored, DecisionTranscript changed)
    {
        string text = changed.Write();
        return text[..^66] + stored[^66..];
    }

    private static async Task<string> StoredAsync(MatterDefinition definition, DataSet set)
    {
        return (await Offline.TranscriptAsync(definition, set.ToCase(), KnownDataSets.Today, Token)).Write();
    }

    private static MatterDefinition Read(string source)
    {
        var problems = new List<DefinitionProblem>();
        var read = MatterDefinitionReader.Read("HPF-01.yaml", source, problems);
        Assert.Empty(problems);
        return read!;
    }
}
