using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

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
    /// <summary>
    /// Decides one data set. Where the rule needs a choice that the data lacks, the first option stands in.
    /// </summary>
    public async Task<Decision> DecideAsync(
        MatterDefinition definition, OfflineCase given, DateOnly today, CancellationToken cancellationToken)
    {
        var registers = new OfflineRegisters(departments, given.Registers);
        var maker = new DecisionMaker(registers, departments, role => new LinkAnswer(
            AnswerKind.Value, new SubjectReference(SubjectKind.Person, role.Name, role.Name), null, null));
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
        return await maker.DecideAsync(definition, scope, Supplies(definition, given), cancellationToken);
    }

    private ImmutableDictionary<string, object?> Supplies(MatterDefinition definition, OfflineCase given)
    {
        return definition.Supplies.ToImmutableDictionary(
            supply => supply.Name,
            supply => supply switch
            {
                { OptionsFrom: { } from } => Choice(supply, from, given),
                _ when given.Supplies.TryGetValue(supply.Name, out var value) =>
                    SuppliedValues.Read(supply.Type, value),
                { Options: [var first, ..] } => first.Value,
                _ => null,
            });
    }

    /// <summary>What was chosen if a row holds it, else what the first row holds.</summary>
    private object? Choice(SupplyDefinition supply, RegisterOptions from, OfflineCase given)
    {
        var type = departments.Field($"{from.Register}.{from.Value}")?.Type ?? FieldType.String;
        object?[] held =
        [
            .. given.Registers.Where(pair => pair.Key == from.Register).SelectMany(pair => pair.Value)
                .Select(row => row.TryGetProperty(from.Value, out var value)
                    ? RegisterValue.From(type, OfflineRegisters.Typed(type, value)) : null),
        ];
        bool isGiven = given.Supplies.TryGetValue(supply.Name, out var answer);
        object? chosen = isGiven ? SuppliedValues.Read(supply.Type, answer) : null;
        return held.Length == 0 || (isGiven && held.Contains(chosen)) ? chosen : held[0];
    }
}
