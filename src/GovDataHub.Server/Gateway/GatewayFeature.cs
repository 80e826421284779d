using GovDataHub.Audit;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Storage;
using GovDataHub.Federation.Supergraph;
using GovDataHub.Federation.Time;
using GovDataHub.Server.Authentication;
using GovDataHub.Server.Hub;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovDataHub.Server.Gateway;

/// <summary>The gateway in the host: the composed schema, access, sources, business time, the case reader.</summary>
internal static class GatewayFeature
{
    /// <summary>Reads and composes <c>schemas/</c> and adds everything that answers from departments.</summary>
    /// <exception cref="StartupException">The schemas do not compose; the message lists every rule broken.</exception>
    public static WebApplicationBuilder AddGateway(
        this WebApplicationBuilder builder, HubServerOptions options, OperationLimits limits)
    {
        HubSchema hub = Compose(options.Schemas);
        AccessPolicy policy = AccessPolicy.Load(Path.Combine(options.Schemas, "access.yaml"));
        GrantBook grants = GrantBook.Load(Path.Combine(options.Schemas, "grants.yaml"), hub.Catalogue);
        IServiceCollection services = builder.Services;
        services.AddSingleton(hub);
        services.AddSingleton(hub.Catalogue);
        services.AddSingleton(policy);
        services.AddSingleton(_ => options.IsDevelopment
            ? ClockOffset.Open(options.Data, options.ClockOffset)
            : ClockOffset.None);
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<IGrantUsage>(_ => new SqliteGrantUsage(Path.Combine(options.Data, "grants.sqlite")));
        services.AddSingleton<IDenialCounter, DenialCounter>();
        services.TryAddSingleton<ICaseLookup, NoCases>();
        services.AddSingleton(_ => SubjectSealer.Open(Path.Combine(options.Data, "keys", "subjects.key")));
        services.AddDepartmentConnectors(ConnectorOptions(builder.Configuration, options));
        services.AddSingleton<SourceFetcher>();
        services.AddSingleton(provider => new FederationServices
        {
            Catalogue = hub.Catalogue,
            Edges = hub.Edges,
            Policy = policy,
            Grants = grants,
            GrantUsage = provider.GetRequiredService<IGrantUsage>(),
            Cases = provider.GetRequiredService<ICaseLookup>(),
            Sources = provider.GetRequiredService<SourceFetcher>(),
            Log = provider.GetRequiredService<IAuditLog>(),
            Clock = provider.GetRequiredService<BusinessClock>(),
            Denials = provider.GetRequiredService<IDenialCounter>(),
        });
        services.AddSingleton<ICaseReader, CaseReader>();
        services.AddSingleton<IEnterpriseOperators, EnterpriseOperators>();
        services.AddSingleton(provider => new HubGateway(
            hub, HubResolvers.Build(hub, provider), provider.GetRequiredService<FederationServices>(), limits));
        return builder;
    }

    private static DepartmentConnectorsOptions ConnectorOptions(IConfiguration configuration, HubServerOptions options)
    {
        var connectors = new DepartmentConnectorsOptions
        {
            Mappings = Path.Combine(options.Schemas, "departments"),
            Databases = Path.Combine(options.Data, "city"),
        };
        connectors.Http = Address(configuration, "HUB_DEPARTMENTS", connectors.Http);
        connectors.Http2 = Address(configuration, "HUB_DEPARTMENTS_H2", connectors.Http2);
        return connectors;
    }

    private static Uri Address(IConfiguration configuration, string name, Uri standard)
    {
        return configuration[name] is not { Length: > 0 } text ? standard
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https") ? address
            : throw new StartupException($"{name} is '{text}'; it takes an http address such as {standard}");
    }

    private static HubSchema Compose(string schemas)
    {
        (HubSchema? hub, var errors) = HubSchema.Load(schemas);
        return hub ?? throw new StartupException(
            "the schemas do not compose:\n" + string.Join('\n', errors.Select(error => "  " + error)));
    }

    /// <summary>Counts refusals of callers nobody knows with those of tokens that did not hold.</summary>
    private sealed class DenialCounter(RefusalRecorder recorder) : IDenialCounter
    {
        public void Count(string source, string reason)
        {
            recorder.Count(source, reason);
        }
    }

    /// <summary>A host without a matter engine has no cases.</summary>
    private sealed class NoCases : ICaseLookup
    {
        public Task<CaseAccess?> FindAsync(string caseId, CancellationToken cancellationToken)
        {
            return Task.FromResult<CaseAccess?>(null);
        }
    }
}
