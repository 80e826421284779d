using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TAX;

/// <summary>The tax service: taxpayers, what people and enterprises paid, and the three taxes on buying.</summary>
internal sealed class TaxService() : TableDepartment("TAX", TaxTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new TaxInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        TaxInterface.MapChanges(routes, frontEnd);
    }
}
