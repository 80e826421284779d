using GovDataHub.Federation.Access;
using GovDataHub.Federation.Time;

namespace GovDataHub.Federation.Execution;

/// <summary>What every resolver of one request may use: <c>FieldContext.State</c>.</summary>
public sealed class RequestState
{
    /// <summary>Who asks, and for what.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Business time.</summary>
    public required BusinessClock Clock { get; init; }

    /// <summary>
    /// The departments' data, recorded; runs from the start of the request, beside the hub's own fields.
    /// </summary>
    internal Task<Payload> Payload { get; init; } = Task.FromResult(Execution.Payload.Empty);

    /// <summary>The state of a field's request.</summary>
    public static RequestState Of(GraphQL.Execution.FieldContext context)
    {
        return (RequestState)context.State!;
    }
}
