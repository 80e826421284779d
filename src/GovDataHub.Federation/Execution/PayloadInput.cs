using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>Who runs a plan, and with what.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Variables">The operation's variables, coerced.</param>
/// <param name="Filters">Coerces a public register's arguments against the schema.</param>
/// <param name="DeliversParts">Whether the client takes deferred fragments after the rest.</param>
internal sealed record PayloadInput(
    Caller Caller,
    IReadOnlyDictionary<string, object?> Variables,
    Func<PublicNode, PublicFilter> Filters,
    bool DeliversParts = false);

/// <summary>Which rows of a public register.</summary>
/// <param name="Where">Equality by field.</param>
/// <param name="First">At most so many rows.</param>
/// <param name="Fault">Why the arguments cannot be used, or null.</param>
internal sealed record PublicFilter(ImmutableDictionary<string, object?> Where, int First, FieldFault? Fault = null);
