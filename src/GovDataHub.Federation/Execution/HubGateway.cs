using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Planning;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Answers GraphQL requests: prepare (parse, validate, plan; remembered), coerce, run the plan and record its
/// transfers, complete. Department fetches run beside the hub's own fields; their data reaches a resolver only after
/// it is recorded.
/// </summary>
/// <param name="hub">The composed schema.</param>
/// <param name="resolvers">Every field's resolver, the departments' among them.</param>
/// <param name="services">What running a plan needs.</param>
/// <param name="limits">What an operation may cost.</param>
public sealed partial class HubGateway(
    HubSchema hub, ResolverMap resolvers, FederationServices services, OperationLimits? limits = null)
{
    private readonly OperationLimits _limits = limits ?? OperationLimits.Default;
    private readonly Planner _planner = new(hub.Catalogue, hub.Edges, limits ?? OperationLimits.Default);
    private readonly OperationCache _operations = new();

    /// <summary>
    /// Parses, validates and plans, or remembers having done so. Pure: the same for every caller, no variable is looked
    /// at. Never throws for the client's fault.
    /// </summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <param name="operationName">Which of its operations; null when it has one only.</param>
    /// <param name="remember">
    /// Whether it is kept for the next time; not what will be refused, lest it push out what is in use.
    /// </param>
    public PreparedOperation Prepare(ReadOnlyMemory<byte> document, string? operationName, bool remember = true)
    {
        return remember
            ? _operations.Get(document, operationName, () => PrepareNew(document, operationName))
            : PrepareNew(document, operationName);
    }

    /// <summary>
    /// What is wrong with the variables of a document that is not valid, so that a client hears of both faults at once.
    /// </summary>
    /// <param name="operation">A faulty operation.</param>
    /// <param name="variables">The request's variables.</param>
    public ImmutableArray<GraphQLError> VariableFaults(PreparedOperation operation, JsonElement? variables)
    {
        return operation.Operation is { } meant
            ? VariableCoercion.Coerce(hub.Schema, meant, variables).Errors
            : [];
    }

    /// <summary>
    /// Answers one request at once. Never throws for the client's or a department's fault. What runs longer than the
    /// limit is answered so; what it has begun is carried through.
    /// </summary>
    public async Task<ExecutionResult> ExecuteAsync(HubRequest request, CancellationToken cancellationToken)
    {
        if (Ready(request, streams: false, out IReadOnlyDictionary<string, object?> variables) is { } refusal)
        {
            return refusal;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            ExecutionResult result =
                await RunAsync(request, variables, ending.Token).WaitAsync(_limits.Time, cancellationToken);
            return Oversized(request, result.CountObjects()) is { } oversized
                ? ExecutionResult.Refused(oversized)
                : result;
        }
        catch (TimeoutException)
        {
            await ending.CancelAsync();
            return ExecutionResult.Refused(TimedOut());
        }
    }

    /// <summary>
    /// What is left to refuse once the request's variables are known; else the variables, coerced.
    /// </summary>
    private ExecutionResult? Ready(
        HubRequest request, bool streams, out IReadOnlyDictionary<string, object?> variables)
    {
        variables = FrozenDictionary<string, object?>.Empty;
        PreparedOperation prepared = request.Operation;
        if (prepared is not { Document: { } document, Operation: { } operation, IsSound: true })
        {
            return ExecutionResult.Refused(prepared.Errors);
        }

        if (Refusal(request, operation, streams) is { } refusal)
        {
            return ExecutionResult.Refused(refusal);
        }

        VariablesResult coerced = VariableCoercion.Coerce(hub.Schema, operation, request.Variables);
        if (!coerced.Errors.IsEmpty)
        {
            return ExecutionResult.Refused(coerced.Errors);
        }

        variables = coerced.Values;
        if (!prepared.CostHangsOnVariables)
        {
            return null;
        }

        (long cost, _) = CostEstimate.Of(hub.Schema, document, operation, _limits.ListSize, variables);
        return TooCostly(cost, operation) is { } costly ? ExecutionResult.Refused(costly) : null;
    }

    private async Task<ExecutionResult> RunAsync(
        HubRequest request, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken)
    {
        Task<Payload> running = StartPayloadAsync(request, variables, deliversParts: false);
        ExecutionResult result = await Executor.ExecuteAsync(ExecutionOf(request, running), cancellationToken);
        if (request.Operation.Plan!.IsEmpty)
        {
            return result;
        }

        Payload payload = await running;
        await payload.FirstAsync();
        return result.WithExtensions(Extensions(payload.SourcesOfFirst()));
    }

    private Task<Payload> StartPayloadAsync(
        HubRequest request, IReadOnlyDictionary<string, object?> variables, bool deliversParts)
    {
        return PayloadRun.StartAsync(
            request.Operation.Plan!,
            new PayloadInput(
                request.Caller, variables, node => PublicFilters.Of(node, hub, variables), deliversParts),
            services);
    }

    private ExecutionRequest ExecutionOf(HubRequest request, Task<Payload> payload)
    {
        return new ExecutionRequest
        {
            Schema = hub.Schema,
            Document = request.Operation.Document!,
            OperationName = request.Operation.Operation!.Name?.Value,
            Variables = request.Variables,
            Resolvers = resolvers,
            OnException = request.OnException,
            State = new RequestState
            {
                Caller = request.Caller,
                Services = request.Services,
                Clock = services.Clock,
                Payload = payload,
            },
        };
    }

    private GraphQLError TimedOut()
    {
        long limit = (long)_limits.Time.TotalMilliseconds;
        return LimitName.Exceeded(
            LimitName.Time, limit, null, $"The operation ran longer than {limit} ms; what it began goes on.");
    }

    private GraphQLError? Oversized(HubRequest request, long objects)
    {
        return objects <= _limits.ActualCost ? null : LimitName.Exceeded(
            LimitName.ActualCost, _limits.ActualCost, objects,
            $"The answer holds {objects} objects; at most {_limits.ActualCost} are allowed.",
            request.Operation.Operation!.Location);
    }

    private PreparedOperation PrepareNew(ReadOnlyMemory<byte> bytes, string? operationName)
    {
        ParseResult parsed = LimitCheck.Parse(bytes, _limits);
        if (parsed.Document is not { } document)
        {
            return PreparedOperation.Faulty([parsed.Error!]);
        }

        if (LimitCheck.Find(document, _limits) is { } exceeded)
        {
            return PreparedOperation.Faulty([exceeded]);
        }

        OperationDefinitionNode? operation =
            Executor.FindOperation(document, operationName, out GraphQLError? unknown);
        ImmutableArray<GraphQLError> invalid = [.. Validator.Validate(hub.Schema, document)];
        if (!invalid.IsEmpty || operation is null)
        {
            return PreparedOperation.Faulty(invalid.IsEmpty ? [unknown!] : invalid, operation);
        }

        (long Cost, bool HangsOnVariables) cost =
            CostEstimate.Of(hub.Schema, document, operation, _limits.ListSize, variables: null);
        if (TooCostly(cost.Cost, operation) is { } costly)
        {
            return PreparedOperation.Faulty([costly]);
        }

        PlanResult planned = _planner.Plan(document, operation);
        return planned.Plan is { } plan
            ? PreparedOperation.Sound(
                document, operation, plan, PublicQueries.Of(document, operation, hub.Catalogue), cost)
            : PreparedOperation.Faulty(planned.Errors);
    }

    private GraphQLError? TooCostly(long cost, OperationDefinitionNode operation)
    {
        return cost <= _limits.Cost ? null : LimitName.Exceeded(
            LimitName.Cost, _limits.Cost, cost,
            $"The operation asks for up to {cost} objects; at most {_limits.Cost} are allowed.", operation.Location);
    }

    private static GraphQLError? Refusal(HubRequest request, OperationDefinitionNode operation, bool streams)
    {
        string? message = operation.Operation switch
        {
            OperationKind.Subscription when !streams => "Subscriptions need a stream; this address answers once.",
            OperationKind.Mutation when request.QueriesOnly => "A mutation takes POST.",
            _ => null,
        };
        return message is null
            ? null
            : new GraphQLError(message, operation.Location) { Code = ErrorCode.BadRequest };
    }

    private static Dictionary<string, object?> Extensions(ImmutableArray<PayloadSource> sources)
    {
        return new Dictionary<string, object?>
        {
            ["hub"] = new Dictionary<string, object?>
            {
                ["sources"] = sources.Select(source => new Dictionary<string, object?>
                {
                    ["department"] = source.Department,
                    ["transferId"] = source.TransferId,
                    ["asOf"] = HubScalars.DateTime(source.AsOf),
                    ["outcome"] = source.Outcome,
                    ["cached"] = source.Cached,
                }).ToList(),
            },
        };
    }
}
