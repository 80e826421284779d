using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>Health: what the hospitals' exchange holds of people and places, and the public clinic slots.</summary>
internal sealed class HealthCommission() : TableDepartment("HCM", HealthTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new HealthExchange(store).Map(routes);
        new ClinicSlots(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        HealthTasks.Map(routes, frontEnd);
    }
}
