using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace GovDataHub.Federation.Connectors;

/// <summary>Registration of the connectors.</summary>
public static class DepartmentConnectorsRegistration
{
    /// <summary>
    /// Adds <see cref="DepartmentConnectors"/> and each connector of it. Needs <see cref="DepartmentCatalogue"/> and
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddDepartmentConnectors(
        this IServiceCollection services, DepartmentConnectorsOptions options)
    {
        return services
            .AddSingleton(provider => new DepartmentConnectors(
                MappingLoader.Load(options.Mappings, provider.GetRequiredService<DepartmentCatalogue>()),
                options,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IEnumerable<IDepartmentConnector>>(
                provider => provider.GetRequiredService<DepartmentConnectors>().All);
    }
}
