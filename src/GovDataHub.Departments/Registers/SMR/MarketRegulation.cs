using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.SMR;

/// <summary>Market regulation: entities, what their people hold, food licences, equipment and its operators.</summary>
internal sealed class MarketRegulation() : TableDepartment("SMR", EntityTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new MarketInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        MarketChanges.Map(routes, frontEnd);
    }
}
