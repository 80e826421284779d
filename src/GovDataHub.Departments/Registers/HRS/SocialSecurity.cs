using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HRS;

/// <summary>Human resources and social security: insurance, work and employers in the programme's item codes.</summary>
internal sealed class SocialSecurity() : TableDepartment("HRS", [.. InsuranceTables.All, .. EmploymentTables.All])
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        if (row.Resource == EmployerAccounts.Resource)
            EmployerAccounts.Record(row, tables);
        else
            base.Record(row, tables);
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource == EmployerAccounts.Resource
            ? EmployerAccounts.Read(key, tables)
            : base.Read(resource, key, tables);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new SocialSecurityInterface(store).Map(routes);
    }

    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        SocialSecurityInterface.MapChanges(routes, frontEnd);
    }
}
