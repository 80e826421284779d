using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Planning;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.Federation.Execution;

/// <summary>One GraphQL request.</summary>
public sealed record HubRequest
{
    /// <summary>The document, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Which of its operations.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, a JSON object, or null.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>Who asks, and for what.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Hears of bugs in resolvers; the client sees only that there was one.</summary>
    public Action<Exception, FieldContext>? OnException { get; init; }

    /// <summary>Whether only queries may run: the request came by GET.</summary>
    public bool QueriesOnly { get; init; }
}

/// <summary>
/// Answers GraphQL requests: prepare (parse, validate, plan; remembered), coerce, run the plan and record its
/// transfers, complete. Department fetches run beside the hub's own fields; their data reaches a resolver only after
/// it is recorded.
/// </summary>
/// <param name="hub">The composed schema.</param>
/// <param name="resolvers">Every field's resolver, the departments' among them.</param>
/// <param name="services">What running a plan needs.</param>
/// <param name="limits">What an operation may cost.</param>
public sealed class HubGateway(
    HubSchema hub, ResolverMap resolvers, FederationServices services, PlanLimits? limits = null)
{
    private readonly Planner _planner = new(hub.Catalogue, hub.Edges, limits ?? PlanLimits.Default);
    private readonly OperationCache _operations = new();

    /// <summary>How many operations are remembered.</summary>
    public int RememberedOperations => _operations.Count;

    /// <summary>Answers one request. Never throws for the client's or a department's fault.</summary>
    public async Task<ExecutionResult> ExecuteAsync(HubRequest request, CancellationToken cancellationToken)
    {
        PreparedOperation prepared = _operations.Get(
            request.Document, request.OperationName, () => Prepare(request.Document, request.OperationName));
        if (prepared is not { Document: { } document, Operation: { } operation, Plan: { } plan })
        {
            return ExecutionResult.Refused(prepared.Errors);
        }

        if (Refusal(request, operation) is { } refusal)
        {
            return ExecutionResult.Refused(refusal);
        }

        VariablesResult variables = VariableCoercion.Coerce(hub.Schema, operation, request.Variables);
        if (!variables.Errors.IsEmpty)
        {
            return ExecutionResult.Refused(variables.Errors);
        }

        Task<Payload> payload = PayloadRun.RunAsync(
            plan,
            new PayloadInput(
                request.Caller, variables.Values, node => PublicFilters.Of(node, hub, variables.Values)),
            services);
        ExecutionResult result = await Executor.ExecuteAsync(
            new ExecutionRequest
            {
                Schema = hub.Schema,
                Document = document,
                OperationName = request.OperationName,
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
            },
            cancellationToken);
        return plan.IsEmpty ? result : result.WithExtensions(Extensions(await payload));
    }

    /// <summary>Parses, validates and plans; pure.</summary>
    internal PreparedOperation Prepare(ReadOnlyMemory<byte> bytes, string? operationName)
    {
        ParseResult parsed = GraphQLParser.Parse(bytes);
        if (parsed.Document is not { } document)
        {
            return Faulty([parsed.Error!]);
        }

        ImmutableArray<GraphQLError> invalid = [.. Validator.Validate(hub.Schema, document)];
        if (!invalid.IsEmpty)
        {
            return Faulty(invalid);
        }

        if (Executor.FindOperation(document, operationName, out GraphQLError? unknown) is not { } operation)
        {
            return Faulty([unknown!]);
        }

        PlanResult planned = _planner.Plan(document, operation);
        return planned.Plan is { } plan
            ? new PreparedOperation(document, operation, plan, [])
            : Faulty(planned.Errors);
    }

    private static GraphQLError? Refusal(HubRequest request, OperationDefinitionNode operation)
    {
        string? message = operation.Operation switch
        {
            OperationKind.Subscription => "Subscriptions need a stream; this address answers once.",
            OperationKind.Mutation when request.QueriesOnly => "A mutation takes POST.",
            _ => null,
        };
        return message is null
            ? null
            : new GraphQLError(message, operation.Location) { Code = ErrorCode.BadRequest };
    }

    private static PreparedOperation Faulty(ImmutableArray<GraphQLError> errors)
    {
        return new PreparedOperation(null, null, null, errors);
    }

    private static Dictionary<string, object?> Extensions(Payload payload)
    {
        return new Dictionary<string, object?>
        {
            ["hub"] = new Dictionary<string, object?>
            {
                ["sources"] = payload.Sources.Select(source => new Dictionary<string, object?>
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
