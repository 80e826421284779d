using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.STA;

/// <summary>Statistics: the units surveyed and the city's indicators.</summary>
internal sealed class StatisticsRegister() : SqlDepartment("STA")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "STA.statUnit":
                RecordStatUnit(row, tables);
                break;
            case "STA.indicator":
                RecordIndicator(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordStatUnit(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "TJ_DCDW",
            ("SHXYDM", row.Key),
            ("DWDM", row.Text("unitCode")?.PadRight(18)),
            ("ZJBBQ", row.Date("lastReport").Pattern("yyyyMMdd")));
    }

    private static void RecordIndicator(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "TJ_ZBZ",
            ("ZBMC", row.Text("indicator")),
            ("BGQ", row.Text("period")),
            ("ZBZ", row.Number("value").Pattern()));
    }
}
