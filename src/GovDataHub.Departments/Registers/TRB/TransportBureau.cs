using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TRB;

/// <summary>Transport: drivers' and crews' qualifications, operating vehicles, the lottery for plates.</summary>
internal sealed class TransportBureau() : TableDepartment("TRB", TransportTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new TransportInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        TransportInterface.MapChanges(routes, frontEnd);
    }
}
