using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.LGA;

/// <summary>Gardens and relics: places for cars by the lake, permits to move trees.</summary>
internal sealed class GardensRegister() : SqlDepartment("LGA")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "LGA.carQuotaWestLake":
                RecordCarQuotaWestLake(row, tables);
                break;
            case "LGA.greenPermit":
                RecordGreenPermit(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordCarQuotaWestLake(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "JQ_CLYY",
            ("YYRQ", row.Date("day").Pattern("yyyyMMdd")),
            ("SYME", row.Whole("slotsLeft")));
    }

    private static void RecordGreenPermit(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "LH_XK",
            ("SHXYDM", row.Key),
            ("XKZH", row.Text("permitNo")),
            ("QYZS", row.Number("trees").Pattern()),
            ("YXQ_NIAN", row.Date("validTo")?.Year),
            ("YXQ_YUE", row.Date("validTo")?.Month),
            ("YXQ_RI", row.Date("validTo")?.Day));
    }
}
