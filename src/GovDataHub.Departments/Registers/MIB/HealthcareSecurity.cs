using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.MIB;

/// <summary>Healthcare security: the city's share of the national medical insurance platform.</summary>
internal sealed class HealthcareSecurity() : TableDepartment("MIB", InsuranceTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new PlatformInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        PlatformInterface.MapChanges(routes, frontEnd);
    }
}
