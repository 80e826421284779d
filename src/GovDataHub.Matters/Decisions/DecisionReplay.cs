using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Matters.Decisions;

/// <summary>What a replay came to.</summary>
/// <param name="Stored">The transcript as it was kept.</param>
/// <param name="Text">What deciding again wrote: the same text, unless something was changed.</param>
/// <param name="Differences">What does not agree, in words; empty when the texts are the same.</param>
public sealed record ReplayResult(DecisionTranscript Stored, string Text, ImmutableArray<string> Differences)
{
    /// <summary>Whether the decision came out again to the byte.</summary>
    public bool IsSame => Differences.IsEmpty;
}

/// <summary>Decides again over the facts that a decision kept, under the text it was taken under.</summary>
public sealed class DecisionReplay(DepartmentCatalogue departments)
{
    private readonly DecisionPlans _plans = new(departments);

    /// <summary>Replays a transcript.</summary>
    /// <param name="stored">The transcript's text.</param>
    /// <param name="definition">The definition of the digest that the decision names, or what is kept as such.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="FormatException">The text is no transcript.</exception>
    public async Task<ReplayResult> ReplayAsync(
        string stored, MatterDefinition definition, CancellationToken cancellationToken)
    {
        var transcript = DecisionTranscript.Read(stored);
        var answers = new RecordedAnswers(departments, transcript.Facts);
        var maker = new DecisionMaker(answers, departments, answers.Confirmation, _plans);
        var supplies = definition.Supplies.ToImmutableDictionary(
            supply => supply.Name,
            supply => transcript.Supplies.TryGetValue(supply.Name, out string? json)
                ? SuppliedValues.Read(supply.Type, JsonElement.Parse(json)) : null);
        var decision = await maker.DecideAsync(
            definition, Scope(transcript, definition), supplies, cancellationToken);
        var again = DecisionTranscript.Of(transcript.CaseId, definition, supplies, decision);
        string text = again.Write();
        return new ReplayResult(
            transcript, text, text == stored ? [] : [.. Differences(stored, transcript, again, definition)]);
    }

    private static CaseScope Scope(DecisionTranscript transcript, MatterDefinition definition)
    {
        return new CaseScope
        {
            CaseId = transcript.CaseId,
            Caller = new Caller
            {
                Kind = PartyKind.Engine,
                Id = "replay",
                Purpose = new Purpose.Case(transcript.CaseId),
            },
            CitizenId = "",
            Matter = definition.Code,
            LegalBasis = definition.LegalBasis,
            Needs = CaseFile.NeedsOf(definition),
            ConsentGiven = true,
            Today = transcript.Today,
        };
    }

    private static IEnumerable<string> Differences(
        string text, DecisionTranscript stored, DecisionTranscript again, MatterDefinition definition)
    {
        if (stored.Definition != again.Definition)
        {
            yield return $"the definition kept is not the one decided under: {stored.Definition[..12]} was, "
                + $"{again.Definition[..12]} is";
        }

        if (stored.Rule != again.Rule)
        {
            yield return "the rule's conditions were changed";
        }

        if (!stored.Facts.SequenceEqual(again.Facts))
        {
            yield return "the answers kept are not those that the rule asks for, or not as a register gives them";
        }

        for (int position = 0; position < Math.Max(stored.Conditions.Length, again.Conditions.Length); position++)
        {
            string was = Word(stored.Conditions, position);
            string now = Word(again.Conditions, position);
            if (was != now)
            {
                yield return $"condition {position} was {was} and is {now}: {Rule(definition, position)}";
            }
        }

        if (stored.Write() != text)
        {
            yield return "the text was changed after the decision: its digest is not right";
        }
    }

    private static string Word(ImmutableArray<ConditionOutcome> outcomes, int position)
    {
        return position < outcomes.Length ? outcomes[position].ToString() : "missing";
    }

    private static string Rule(MatterDefinition definition, int position)
    {
        return position < definition.Eligibility.Length ? definition.Eligibility[position].When : "no such condition";
    }
}
