using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.GraphQL;

/// <summary>
/// Asks a department's Federation subgraph: one class for every GraphQL department. One request reads all registers
/// and fields asked for, of all keys, through <c>_entities</c>.
/// </summary>
internal sealed class GraphQLConnector(DepartmentMapping mapping, HttpClient client) : IDepartmentConnector, IDisposable
{
    private const string PredicatesQuery =
        "query($s:ID!,$e:[String!]!,$t:Date!,$p:JSON){_predicates(subject:$s,expressions:$e,today:$t,supplies:$p)}";

    private const string WriteMutation =
        "mutation($r:String!,$s:ID!,$v:JSON!,$g:String,$t:Date!,$k:String!,$b:String,$w:String)"
        + "{_write(resource:$r,subject:$s,values:$v,guard:$g,today:$t,idempotencyKey:$k,reverses:$b,where:$w)}";

    private readonly SubgraphExchange _exchange = new(mapping.Department.Code, client);

    /// <inheritdoc/>
    public string Department => mapping.Department.Code;

    /// <inheritdoc/>
    public async Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        if (request.SubjectKind == SubjectKind.Public)
            return await FetchAsync(new PublicFetch(mapping.Department, request), cancellationToken);
        var batches = await Task.WhenAll(request.Keys.Chunk(mapping.BatchSize).Select(batch =>
            FetchAsync(new EntityFetch(mapping.Department, request, batch), cancellationToken)));
        return batches is [var only]
            ? only
            : new(
                batches.SelectMany(answer => answer.Rows).ToImmutableDictionary(),
                batches.SelectMany(answer => answer.Failures).DistinctBy(f => f.Key).ToImmutableDictionary());
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(
        PredicateRequest request, CancellationToken cancellationToken)
    {
        JsonObject variables = new()
        {
            ["s"] = request.Key,
            ["e"] = new JsonArray([.. request.Expressions.Select(expression => JsonValue.Create(expression))]),
            ["t"] = Iso(request.Today),
            ["p"] = AdapterValue.Supplies(request.Supplies),
        };
        var answer = await _exchange.SendAsync(PredicatesQuery, variables, cancellationToken);
        answer.ThrowOnErrors();
        return AdapterValue.Outcomes(Department, answer.Data?.GetProperty("_predicates"), request.Expressions.Length);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        JsonObject variables = new()
        {
            ["r"] = $"{Department}.{request.Resource}",
            ["s"] = request.Key,
            ["v"] = AdapterValue.Supplies(request.Values),
            ["g"] = request.Guard,
            ["t"] = Iso(request.Today),
            ["k"] = request.IdempotencyKey,
            ["b"] = request.Reverses,
            ["w"] = request.Where,
        };
        var answer = await _exchange.SendAsync(WriteMutation, variables, cancellationToken);
        answer.ThrowOnErrors();
        return AdapterValue.Written(Department, answer.Data?.GetProperty("_write"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
    }

    private static string Iso(DateOnly date)
    {
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<SourceAnswer> FetchAsync(SubgraphFetch fetch, CancellationToken cancellationToken)
    {
        var answer = await _exchange.SendAsync(fetch.Document, fetch.Variables, cancellationToken);
        try
        {
            return fetch.Read(answer);
        }
        catch (MalformedValueException malformed)
        {
            throw SourceHttp.Garbage(Department, malformed);
        }
    }
}
