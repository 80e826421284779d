using GovDataHub.Audit;
using GovDataHub.Federation.Catalogue;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>The matter fields of the hub's schema, put together.</summary>
internal static class MatterResolvers
{
    /// <summary>Adds them to a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="departments">For labels.</param>
    /// <param name="services">The matter engine's.</param>
    public static void AddMatterResolvers(
        this ResolverMap map, DepartmentCatalogue departments, IServiceProvider services)
    {
        var matters = services.GetRequiredService<MatterCatalogue>();
        var desk = services.GetRequiredService<CaseDesk>();
        var view = new MatterView(departments);
        new DefinitionFields(matters, view).Register(map);
        new CaseFields(
            desk,
            services.GetRequiredService<CaseFiles>(),
            services.GetRequiredService<SupplyForm>(),
            view,
            new FormRelease(services.GetRequiredService<IAuditLog>())).Register(map);
        new CaseListFields(
            desk, services.GetRequiredService<WorkSignal>(), services.GetRequiredService<TimeProvider>()).Register(map);
        new CaseMutations(services.GetRequiredService<MatterService>()).Register(map);
        new OfficerFields(
            services.GetRequiredService<OfficerDesk>(), desk, services.GetRequiredService<CaseFiles>()).Register(map);
        new PasskeyFields(services.GetRequiredService<PasskeyCeremony>()).Register(map);
    }
}
