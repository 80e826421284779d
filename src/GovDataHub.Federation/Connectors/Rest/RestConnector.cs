using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Rest;

/// <summary>Asks a department's JSON interface by its mapping: one class for every REST department.</summary>
internal sealed class RestConnector(DepartmentMapping mapping, HttpClient client) : IDepartmentConnector, IDisposable
{
    private static readonly JsonPath AdapterOutcomes = new("outcomes");
    private static readonly JsonPath AdapterOutcome = new("outcome");

    private readonly RestExchange _exchange = new(mapping, client);

    /// <inheritdoc/>
    public string Department => mapping.Department.Code;

    /// <inheritdoc/>
    public async Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var reads = request.Resources.Select(selection => ReadAsync(request, selection, cancellationToken)).ToList();
        var rows = ImmutableDictionary.CreateBuilder<(string Resource, string Key), ImmutableArray<SourceRow>>();
        var failures = ImmutableDictionary.CreateBuilder<string, SourceException>(StringComparer.Ordinal);
        for (var i = 0; i < reads.Count; i++)
        {
            try
            {
                rows.AddRange(await reads[i]);
            }
            catch (SourceException failure)
            {
                failures[request.Resources[i].Resource] = failure;
            }
        }

        return failures.Count < reads.Count || reads.Count == 0
            ? new(rows.ToImmutable(), failures.ToImmutable())
            : throw failures.Values.First();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(
        PredicateRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = new()
        {
            ["subject"] = request.Key,
            ["expressions"] = new JsonArray([.. request.Expressions.Select(text => JsonValue.Create(text))]),
            ["today"] = request.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["supplies"] = AdapterValue.Supplies(request.Supplies),
        };
        var answer = await _exchange.PostAsync("_predicates", body, cancellationToken);
        return AdapterValue.Outcomes(Department, AdapterOutcomes.Of(answer), request.Expressions.Length);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        if (mapping.Calls[request.Resource].Write is not { } write || request.Where is not null)
            return await WriteByAdapterAsync(request, cancellationToken);
        Dictionary<string, JsonNode?> words = new(StringComparer.Ordinal)
        {
            ["$key"] = request.Key,
            ["$idempotencyKey"] = request.IdempotencyKey,
            ["$reverses"] = request.Reverses,
            ["$guard"] = request.Guard,
            ["$today"] = request.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        };
        foreach (var (name, format) in write.Values)
            words["$value." + name] = RestValue.Written(format, request.Values.GetValueOrDefault(name));
        var answer = await _exchange.SendAsync(write.Call, words, cancellationToken);
        return answer.GuardFailed ? WriteOutcome.GuardFailed : WriteOutcome.Written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
    }

    /// <summary>
    /// What the department's own interface has no call for goes to its adapter, in the catalogue's terms.
    /// </summary>
    private async Task<WriteOutcome> WriteByAdapterAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = new()
        {
            ["resource"] = $"{Department}.{request.Resource}",
            ["subject"] = request.Key,
            ["values"] = AdapterValue.Supplies(request.Values),
            ["guard"] = request.Guard,
            ["where"] = request.Where,
            ["today"] = request.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["idempotencyKey"] = request.IdempotencyKey,
            ["reverses"] = request.Reverses,
        };
        var answer = await _exchange.PostAsync("_writes", body, cancellationToken);
        return AdapterValue.Written(Department, AdapterOutcome.Of(answer));
    }

    private async Task<Dictionary<(string Resource, string Key), ImmutableArray<SourceRow>>> ReadAsync(
        SourceRequest request, ResourceSelection selection, CancellationToken cancellationToken)
    {
        var resource = mapping.Calls[selection.Resource];
        ImmutableArray<string> keys = request.SubjectKind == SubjectKind.Public ? [""] : request.Keys;
        var calls = keys.Chunk(resource.Read.TakesManyKeys ? mapping.BatchSize : 1)
            .Select(batch => new RestRead(_exchange, resource, selection).RowsAsync(batch, cancellationToken));
        Dictionary<(string Resource, string Key), ImmutableArray<SourceRow>> rows = [];
        foreach (var call in await Task.WhenAll(calls))
        {
            foreach (var (key, list) in call)
                rows[(selection.Resource, key)] = list;
        }

        return rows;
    }
}
