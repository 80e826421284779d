using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.UMB;

/// <summary>Urban management: dogs, parking, what stands in the street, and complaints about it.</summary>
internal sealed class UrbanManagement() : TableDepartment("UMB", UrbanTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new UrbanInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        UrbanInterface.MapChanges(routes, frontEnd);
    }
}
