using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>
/// Public security: three systems of different makers behind one address, the population's, the traffic police's and
/// the public order's, and one desk that takes changes for all.
/// </summary>
internal sealed class PoliceRegisters()
    : TableDepartment("PSB", [.. PopulationTables.All, .. TrafficTables.All, .. PublicOrderTables.All])
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        if (row.Resource == TrafficTables.Vehicles.Resource)
            TrafficTables.RecordVehicle(row, tables);
        else
            base.Record(row, tables);
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource == TrafficTables.Vehicles.Resource
            ? TrafficTables.VehiclesOf(key, tables).Select(car => TrafficTables.Vehicles.InTheCatalogue(key, car))
            : base.Read(resource, key, tables);
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource == TrafficTables.Vehicles.Resource)
            TrafficTables.ApplyVehicle(row, tables);
        else
            base.Apply(row, tables);
    }

    /// <inheritdoc/>
    public override void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        if (row.Resource == TrafficTables.Vehicles.Resource)
            TrafficTables.ChangeVehicles(places, row, tables);
        else
            base.Change(places, row, tables);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new PopulationService(store).Map(routes);
        new TrafficPlatform(store).Map(routes);
        new PublicOrderService(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        new ChangeDesk(frontEnd).Map(routes);
    }
}
