using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EDU;

/// <summary>Education: pupils, diplomas, teachers, aid, and the public list of school districts.</summary>
internal sealed class EducationRegisters() : TableDepartment("EDU", EducationTables.All)
{
    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new EducationInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        EducationInterface.MapChanges(routes, frontEnd);
    }
}
