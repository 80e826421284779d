using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>One data set to try a rule on.</summary>
/// <param name="Registers">Rows by <c>DEPT.resource[@role]</c>.</param>
/// <param name="Supplies">What the citizen gives, by name.</param>
public sealed record OfflineCase(
    ImmutableArray<KeyValuePair<string, ImmutableArray<JsonElement>>> Registers,
    ImmutableDictionary<string, JsonElement> Supplies)
{
    /// <summary>Reads <c>{"data": {...}, "supply": {...}}</c>.</summary>
    public static OfflineCase Read(JsonElement json)
    {
        var registers = json.TryGetProperty("data", out var data)
            ? data.EnumerateObject().Select(entry => KeyValuePair.Create(
                entry.Name, entry.Value.EnumerateArray().ToImmutableArray()))
            : [];
        var supplies = json.TryGetProperty("supply", out var supply)
            ? supply.EnumerateObject().ToImmutableDictionary(entry => entry.Name, entry => entry.Value)
            : ImmutableDictionary<string, JsonElement>.Empty;
        return new OfflineCase([.. registers], supplies);
    }
}

/// <summary>Decides data sets without a city, through the same plan that a case runs.</summary>
public sealed class OfflineDecision(DepartmentCatalogue departments)
{
    private readonly DecisionPlans _plans = new(departments);

    /// <summary>
    /// Decides one data set. Where the rule needs a choice that the data lacks, the first option stands in.
    /// </summary>
    public async Task<Decision> DecideAsync(
        MatterDefinition definition, OfflineCase given, DateOnly today, CancellationToken cancellationToken)
    {
        return await DecideAsync(
            definition, given, Supplies(definition, given, today), today, cancellationToken);
    }

    /// <summary>Decides one data set and writes down what the decision rests on, as a case would.</summary>
    public async Task<DecisionTranscript> TranscriptAsync(
        MatterDefinition definition, OfflineCase given, DateOnly today, CancellationToken cancellationToken)
    {
        var supplies = Supplies(definition, given, today);
        var decision = await DecideAsync(definition, given, supplies, today, cancellationToken);
        return DecisionTranscript.Of("offline", definition, supplies, decision);
    }

    private async Task<Decision> DecideAsync(
        MatterDefinition definition,
        OfflineCase given,
        ImmutableDictionary<string, object?> supplies,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        var registers = new OfflineRegisters(departments, given.Registers);
        var maker = new DecisionMaker(
            registers,
            departments,
            role => new LinkAnswer(
                AnswerKind.Value, new SubjectReference(SubjectKind.Person, role.Name, role.Name), null, null),
            _plans);
        var scope = new CaseScope
        {
            CaseId = "offline",
            Caller = new Caller { Kind = PartyKind.Engine, Id = "offline", Purpose = new Purpose.Case("offline") },
            CitizenId = "offline",
            Matter = definition.Code,
            LegalBasis = definition.LegalBasis,
            Needs = CaseFile.NeedsOf(definition),
            ConsentGiven = true,
            Today = today,
        };
        return await maker.DecideAsync(definition, scope, supplies, cancellationToken);
    }

    /// <summary>In the definition's order: an option may depend on what was chosen before it.</summary>
    private ImmutableDictionary<string, object?> Supplies(
        MatterDefinition definition, OfflineCase given, DateOnly today)
    {
        var chosen = ImmutableDictionary<string, object?>.Empty;
        foreach (var supply in definition.Supplies)
        {
            object? value = supply switch
            {
                { OptionsFrom: { } from } => Choice(supply, from, given, chosen, today),
                _ when given.Supplies.TryGetValue(supply.Name, out var answer) =>
                    SuppliedValues.Read(supply.Type, answer),
                { Options: [var first, ..] } => first.Value,
                _ => null,
            };
            chosen = chosen.SetItem(supply.Name, value);
        }

        return chosen;
    }

    /// <summary>What was chosen if it is offered, else the first that is offered.</summary>
    private object? Choice(
        SupplyDefinition supply,
        RegisterOptions from,
        OfflineCase given,
        ImmutableDictionary<string, object?> chosen,
        DateOnly today)
    {
        var type = departments.Field($"{from.Register}.{from.Value}")?.Type ?? FieldType.String;
        object?[] offered =
        [
            .. given.Registers.Where(pair => pair.Key == from.Register).SelectMany(pair => pair.Value)
                .Where(row => from.Where is not { } where || IsOffered(from.Register, where, row, chosen, today))
                .Select(row => row.TryGetProperty(from.Value, out var value)
                    ? RegisterValue.From(type, OfflineRegisters.Typed(type, value)) : null),
        ];
        bool isGiven = given.Supplies.TryGetValue(supply.Name, out var answer);
        object? asked = isGiven ? SuppliedValues.Read(supply.Type, answer) : null;
        return offered.Length == 0 || (isGiven && offered.Contains(asked)) ? asked : offered[0];
    }

    private bool IsOffered(
        string register,
        string where,
        JsonElement row,
        ImmutableDictionary<string, object?> chosen,
        DateOnly today)
    {
        var variables = OfflineRegisters.Row(departments.Resource(register)?.Fields ?? [], row)
            .Append(KeyValuePair.Create<string, FeelValue>("supply", DecisionMaker.SupplyContext(chosen)));
        var context = FeelContext.Of(today, FeelValue.Context.Of(variables));
        return FeelEvaluator.Evaluate(FeelExpression.Require(where), context).IsTrue;
    }
}
