using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>Evaluates FEEL over a department's own registers of one subject.</summary>
internal static class Conditions
{
    /// <summary>Whether a condition is true; false and null are not.</summary>
    public static bool Holds(
        HttpDepartment department, TableReader tables, string key, string condition, DateOnly today)
    {
        throw new NotSupportedException();
    }
}
