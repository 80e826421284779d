using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Time;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Engine;

/// <summary>A case with the definition it stays on and what it holds.</summary>
/// <param name="Record">Its state.</param>
/// <param name="Definition">The text it was started under.</param>
/// <param name="Plan">How that runs.</param>
/// <param name="Values">What it holds.</param>
public sealed record CaseFile(
    CaseRecord Record, MatterDefinition Definition, CasePlan Plan, ImmutableArray<CaseValue> Values)
{
    /// <summary>The case's own subject.</summary>
    public SubjectReference Subject =>
        Definition.ForEnterprises ? SubjectReference.Enterprise : SubjectReference.Citizen;

    /// <summary>The next stage, or null when all are done.</summary>
    public CaseStage? Stage => Record.Stage < Plan.Stages.Length ? Plan.Stages[Record.Stage] : null;

    /// <summary>What the citizen supplied, typed as the definition says.</summary>
    public ImmutableDictionary<string, object?> Supplies()
    {
        var typed = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var supply in Definition.Supplies)
        {
            var value = Values.FirstOrDefault(held => held.IsSupplied && held.Name == supply.Name);
            typed[supply.Name] = value is null ? null : SuppliedValues.Read(supply.Type, Json(value.Json));
        }

        return typed.ToImmutable();
    }

    /// <summary>The file as it is once these values are supplied.</summary>
    internal CaseFile With(IReadOnlyList<KeyValuePair<string, JsonElement>> supplied)
    {
        return this with
        {
            Values =
            [
                .. Values.Where(held => !held.IsSupplied || supplied.All(value => value.Key != held.Name)),
                .. supplied.Select(value => new CaseValue
                {
                    CaseId = Record.Id,
                    IsSupplied = true,
                    Name = value.Key,
                    Json = value.Value.GetRawText(),
                }),
            ],
        };
    }

    /// <summary>What a coordinate of the case's own subject was read as, or null when it was not read.</summary>
    public CaseValue? Read(string coordinate)
    {
        return Values.FirstOrDefault(held => !held.IsSupplied && held.Name == coordinate);
    }

    /// <summary>The engine's scope of reading for this case.</summary>
    public CaseScope Scope(DateOnly today)
    {
        return new CaseScope
        {
            CaseId = Record.Id,
            Caller = new Caller
            {
                Kind = PartyKind.Engine,
                Id = "matter-engine",
                Purpose = new Purpose.Case(Record.Id),
            },
            CitizenId = Record.CitizenId,
            Uscc = Record.Uscc.Length == 0 ? null : Record.Uscc,
            Matter = Definition.Code,
            LegalBasis = Definition.LegalBasis,
            Needs = NeedsOf(Definition),
            ConsentGiven = !Plan.AsksConsent || Record.ConsentGiven == true,
            Today = today,
        };
    }

    internal static ImmutableArray<CaseNeed> NeedsOf(MatterDefinition definition)
    {
        return [.. definition.Needs.Select(need => new CaseNeed(need.Coordinate, need.Role, need.Mode))];
    }

    private static JsonElement Json(string text)
    {
        return JsonElement.Parse(text);
    }
}

/// <summary>Opens case files.</summary>
public sealed class CaseFiles(ICaseStore store, MatterCatalogue matters, BusinessClock clock)
{
    /// <summary>The business clock cases run on.</summary>
    public BusinessClock Clock { get; } = clock;

    /// <summary>The case, or null when there is none of this id.</summary>
    public async Task<CaseFile?> OpenAsync(string caseId, CancellationToken cancellationToken)
    {
        return await store.Queries.CaseAsync(caseId, cancellationToken) is { } record
            ? await OpenAsync(record, cancellationToken)
            : null;
    }

    /// <summary>The file of a case that was just read.</summary>
    public async Task<CaseFile> OpenAsync(CaseRecord record, CancellationToken cancellationToken)
    {
        var definition = await DefinitionAsync(record, cancellationToken);
        var values = await store.Queries.ValuesAsync(record.Id, cancellationToken);
        return new CaseFile(record, definition, CasePlan.For(definition), values);
    }

    /// <summary>The file of a case inside a transaction.</summary>
    internal async Task<CaseFile?> OpenAsync(
        ICaseTransaction transaction, string caseId, CancellationToken cancellationToken)
    {
        if (await transaction.FindAsync(caseId, cancellationToken) is not { } record)
        {
            return null;
        }

        var definition = await DefinitionAsync(record, cancellationToken);
        var values = await transaction.ValuesAsync(caseId, cancellationToken);
        return new CaseFile(record, definition, CasePlan.For(definition), values);
    }

    private async Task<MatterDefinition> DefinitionAsync(CaseRecord record, CancellationToken cancellationToken)
    {
        if (matters.FindByDigest(record.Definition) is { } known)
        {
            return known;
        }

        var kept = await store.Queries.DefinitionAsync(record.Definition, cancellationToken)
            ?? throw new InvalidOperationException($"The definition of case {record.Id} is not kept.");
        return matters.Add(kept.Digest, kept.Source);
    }
}
