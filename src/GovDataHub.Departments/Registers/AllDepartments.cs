using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;

namespace GovDataHub.Departments.Registers;

/// <summary>The departments of the city, by code.</summary>
public static class AllDepartments
{
    /// <summary>Every department that the process knows.</summary>
    public static ImmutableArray<Department> InTheCity { get; } =
    [
        new HPF.ProvidentFund(),
        new NRB.RealEstateRegister(),
    ];
}
