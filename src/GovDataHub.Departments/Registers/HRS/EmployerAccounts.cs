using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.HRS;

/// <summary>Employers' accounts. What a unit owes stands in a table apart; no row there, nothing known.</summary>
internal static class EmployerAccounts
{
    private const string Arrears = "ab01_qf";

    private static readonly RegisterTable Units =
        new("HRS.employerAcct", "ab01", "bab010", "",
            Text("regNo", "aab001"),
            Whole("headcount", "yab201"),
            Number("layoffRatio", "yab310"),
            Digits("wageComplaints", "yab320"));

    public static string Resource => Units.Resource;

    public static void Record(RegisterRow row, TableWriter tables)
    {
        var unit = Units.Record(row, tables);
        if (row.Number("arrears") is { } owed)
            tables.Insert(Arrears, ("ab01_id", unit), ("yab315", ((decimal?)owed).Pattern("0.00")));
    }

    /// <summary>A unit's rows with what each owes.</summary>
    public static IEnumerable<(TableRow Unit, string? Owed)> Of(string unit, TableReader tables)
    {
        return tables.Rows("ab01", "", ("bab010", unit)).Select(row => (row, OwedBy(row, tables)));
    }

    public static IEnumerable<RegisterRow> Read(string unit, TableReader tables)
    {
        foreach (var (row, owed) in Of(unit, tables))
        {
            var account = Units.InTheCatalogue(unit, row);
            yield return account with
            {
                Values = new Dictionary<string, object?>(account.Values) { ["arrears"] = Notation.ParseNumber(owed) },
            };
        }
    }

    private static string? OwedBy(TableRow unit, TableReader tables)
    {
        return tables.Rows(Arrears, "", ("ab01_id", unit.Whole("ab01_id"))) is [var arrears, ..]
            ? arrears.Text("yab315")
            : null;
    }
}
