using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>A write that the hub asks for.</summary>
/// <param name="Row">The register, the subject and the values, in the catalogue's terms.</param>
/// <param name="Guard">A FEEL condition that must hold in the same transaction, or null.</param>
/// <param name="Today">The business date for the guard.</param>
/// <param name="IdempotencyKey">The write's name: it is applied once.</param>
/// <param name="Reverses">The key of an earlier write that this one takes back, or null.</param>
internal sealed record RegisterWrite(
    RegisterRow Row, string? Guard, DateOnly Today, string IdempotencyKey, string? Reverses);

/// <summary>Applies writes of the hub: guard, change and ledger in one transaction.</summary>
internal static class RegisterWrites
{
    /// <summary>Applies a write once.</summary>
    /// <returns>True when it is written now or was before; false when nothing was written.</returns>
    public static bool Write(HttpDepartment department, DepartmentStore store, RegisterWrite write)
    {
        using var tables = store.Edit();
        if (WriteLedger.Stands(tables, write.IdempotencyKey) is { } stands)
            return stands;
        if (write.Reverses is { } reverses)
            WriteLedger.TakeBack(tables, reverses);
        else if (write.Guard is { } guard && !Conditions.Holds(department, tables, write.Row.Key, guard, write.Today))
            return false;
        else
            department.Apply(write.Row, tables);
        WriteLedger.Remember(tables, write.IdempotencyKey);
        tables.Commit();
        return true;
    }
}
