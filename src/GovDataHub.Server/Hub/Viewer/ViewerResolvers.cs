using GovDataHub.Federation.Access;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.Hub.Viewer;

/// <summary>Fields of <c>viewer</c>: who the platform takes the caller for.</summary>
internal static class ViewerResolvers
{
    /// <summary>Adds them to a map.</summary>
    public static void AddViewerResolvers(this ResolverMap map, IServiceProvider services)
    {
        var log = services.GetRequiredService<GovDataHub.Audit.AuditLog>();
        AccessPolicy policy = services.GetRequiredService<AccessPolicy>();
        IPasskeyPresence? presence = services.GetService<IPasskeyPresence>();
        map.AddSync("Query.viewer", RequestState.Of)
            .AddSync("Viewer.kind", context => Caller(context).Kind.ToString().ToUpperInvariant())
            .AddSync("Viewer.id", context => log.PseudonymOf(Caller(context).Id).ToString())
            .AddSync("Viewer.displayName", context => Caller(context).DisplayName)
            .AddSync("Viewer.roles", context => Caller(context).Roles)
            .AddSync("Viewer.department", context => Caller(context).Department)
            .AddSync("Viewer.purpose", context => Caller(context).Purpose?.ToString())
            .AddSync("Viewer.now", context => ((RequestState)context.Source!).Clock.Now)
            .AddSync("Viewer.passkeyAt", context => RecentPasskey((RequestState)context.Source!, presence, policy));
    }

    private static Caller Caller(FieldContext context)
    {
        return ((RequestState)context.Source!).Caller;
    }

    /// <summary>Asks again, because the mutation that proves presence answers with the viewer.</summary>
    private static DateTimeOffset? RecentPasskey(RequestState state, IPasskeyPresence? presence, AccessPolicy policy)
    {
        DateTimeOffset? last = state.Caller.CitizenId is { } citizen && presence is not null
            ? presence.LastVerified(citizen)
            : state.Caller.PasskeyAt;
        return last is { } at && state.Clock.RealNow - at <= policy.PasskeyWithin ? at : null;
    }
}
