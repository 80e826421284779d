using GovDataHub.Audit;
using GovDataHub.Audit.Reading;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;
using GovDataHub.Server.Hub.Audit;
using GovDataHub.Server.Hub.Matters;
using GovDataHub.Server.Hub.Viewer;

namespace GovDataHub.Server.Hub;

/// <summary>Puts every area's resolvers together; an area is one folder and one line here.</summary>
internal static class HubResolvers
{
    /// <summary>The resolvers of the whole schema.</summary>
    public static ResolverMap Build(HubSchema hub, IServiceProvider services)
    {
        ResolverMap map = new();
        map.AddDepartmentResolvers(hub);
        map.AddViewerResolvers(services);
        AddAudit(map, hub.Catalogue, services);
        map.AddMatterResolvers(hub.Catalogue, services);
        return map;
    }

    /// <summary>A department as fields of the schema's type <c>Department</c> read it.</summary>
    public static Dictionary<string, object?> DepartmentOf(DepartmentCatalogue catalogue, string code)
    {
        Label name = catalogue.Department(code)?.Name ?? new Label(code, code);
        return new Dictionary<string, object?>
        {
            ["code"] = code,
            ["name"] = new Dictionary<string, object?> { ["zh"] = name.Zh, ["en"] = name.En },
        };
    }

    private static void AddAudit(ResolverMap map, DepartmentCatalogue catalogue, IServiceProvider services)
    {
        TransferView view = new(code => DepartmentOf(catalogue, code));
        Action<string, string> count = services.GetRequiredService<RefusalRecorder>().Count;
        new TransferEvents(
            services.GetRequiredService<TransferFeed>(), services.GetRequiredService<IAuditLog>(), view, count)
            .Register(map);
        new AuditResolvers(
            services.GetRequiredService<TransferReader>(),
            services.GetRequiredService<IAuditLog>(),
            field => RequestState.Of(field).Caller,
            view,
            count)
            .Register(map, field => ((ICaseSource)field.Source!).CaseId);
    }
}

/// <summary>What resolvers of the type <c>Case</c> have as their source.</summary>
internal interface ICaseSource
{
    /// <summary>The case's id.</summary>
    string CaseId { get; }
}
