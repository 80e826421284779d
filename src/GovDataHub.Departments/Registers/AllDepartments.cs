using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;

namespace GovDataHub.Departments.Registers;

/// <summary>The departments of the city, by code.</summary>
public static class AllDepartments
{
    /// <summary>Every department that the process knows.</summary>
    public static ImmutableArray<Department> InTheCity { get; } =
    [
        new CCB.ConstructionRegister(),
        new CRT.CourtRegisters(),
        new CTB.CultureAndTourism(),
        new CZC.CitizenCards(),
        new DRA.AccountCentre(),
        new DRC.CreditPlatform(),
        new HPF.ProvidentFund(),
        new MTR.MetroRiders(),
        new NRB.RealEstateRegister(),
        new PBC.CreditReports(),
    ];
}
