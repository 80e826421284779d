using System.Collections.Immutable;
using GovDataHub.Federation.Errors;
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
public sealed class HubGateway(
    HubSchema hub, ResolverMap resolvers, FederationServices services, PlanLimits? limits = null)
{
    private readonly Planner _planner = new(hub.Catalogue, hub.Edges, limits ?? PlanLimits.Default);
    private readonly OperationCache _operations = new();

    /// <summary>How many operations are remembered.</summary>
    public int RememberedOperations => _operations.Count;

    /// <summary>
    /// Parses, validates and plans, or remembers having done so. Pure: the same for every caller, no variable is looked
    /// at. Never throws for the client's fault.
    /// </summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <param name="operationName">Which of its operations; null when it has one only.</param>
    public PreparedOperation Prepare(ReadOnlyMemory<byte> document, string? operationName)
    {
        return _operations.Get(document, operationName, () => PrepareNew(document, operationName));
    }

    /// <summary>Answers one request at once. Never throws for the client's or a department's fault.</summary>
    public async Task<ExecutionResult> ExecuteAsync(HubRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation is not { Document: { } document, Operation: { } operation, Plan: { } plan })
        {
            return ExecutionResult.Refused(request.Operation.Errors);
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
                OperationName = operation.Name?.Value,
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

    private PreparedOperation PrepareNew(ReadOnlyMemory<byte> bytes, string? operationName)
    {
        ParseResult parsed = GraphQLParser.Parse(bytes);
        if (parsed.Document is not { } document)
        {
            return PreparedOperation.Faulty([parsed.Error!]);
        }

        ImmutableArray<GraphQLError> invalid = [.. Validator.Validate(hub.Schema, document)];
        if (!invalid.IsEmpty)
        {
            return PreparedOperation.Faulty(invalid);
        }

        if (Executor.FindOperation(document, operationName, out GraphQLError? unknown) is not { } operation)
        {
            return PreparedOperation.Faulty([unknown!]);
        }

        PlanResult planned = _planner.Plan(document, operation);
        return planned.Plan is { } plan
            ? PreparedOperation.Sound(document, operation, plan)
            : PreparedOperation.Faulty(planned.Errors);
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
