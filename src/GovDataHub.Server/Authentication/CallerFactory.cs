using System.Diagnostics;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;

namespace GovDataHub.Server.Authentication;

/// <summary>Makes the <see cref="Caller"/> of a request from its verified token and its <c>Hub-Purpose</c>.</summary>
internal sealed class CallerFactory(IPasskeyPresence? passkeys = null)
{
    /// <summary>The caller; anonymous (by source address) when the request carries no token.</summary>
    /// <param name="context">A request that authentication has passed.</param>
    /// <param name="purposeHeader">
    /// The purpose: the header's value, or that of a socket's <c>connection_init</c>.
    /// </param>
    public Caller Create(HttpContext context, string? purposeHeader)
    {
        var purpose = Purpose.Parse(purposeHeader);
        var trace = Activity.Current?.TraceId.ToHexString();
        if (context.Features.Get<VerifiedToken>() is not { } token)
        {
            return new Caller
            {
                Kind = PartyKind.Anonymous,
                Id = context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                Purpose = purpose,
                TraceId = trace,
            };
        }

        return new Caller
        {
            Kind = Kind(token, purpose),
            Id = token.CitizenId ?? token.ClientId,
            CitizenId = token.CitizenId,
            Department = token.Department,
            Roles = token.Roles,
            Purpose = purpose,
            PasskeyAt = token.CitizenId is { } citizen ? passkeys?.LastVerified(citizen) : null,
            TraceId = trace,
            DisplayName = token.Name,
        };
    }

    /// <summary>Who a request is counted as: the person, the system, or the address of somebody unknown.</summary>
    public static string KeyOf(HttpContext context)
    {
        return context.Features.Get<VerifiedToken>() is { } token
            ? token.CitizenId ?? token.ClientId
            : $"from {context.Connection.RemoteIpAddress}";
    }

    /// <summary>
    /// The role acted in follows from the purpose: an officer reading the own record is a citizen. Whether an officer
    /// may touch a case is decided with the case at hand, not here.
    /// </summary>
    private static PartyKind Kind(VerifiedToken token, Purpose? purpose)
    {
        return (token.CitizenId, purpose) switch
        {
            (null, _) => PartyKind.System,
            (_, Purpose.Audit) when token.Roles.Contains("auditor") => PartyKind.Auditor,
            (_, Purpose.Case) when token.Roles.Contains("officer") => PartyKind.Officer,
            (_, Purpose.Grant) when token.Roles.Contains("steward") => PartyKind.Steward,
            _ => PartyKind.Citizen,
        };
    }
}
