using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.FWB;

/// <summary>Forestry and water: abstraction permits, forest titles with their plots.</summary>
internal sealed class WaterAndForest() : SqlDepartment("FWB")
{
    private static readonly CodeTable ForestRightForestType = new(
        ("timber", "YC"), ("economic", "JJ"), ("publicGood", "GY"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "FWB.waterPermit":
                RecordWaterPermit(row, tables);
                break;
            case "FWB.forestRight":
                RecordForestRight(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordWaterPermit(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "QS_XKZ",
            ("TYDM", row.Key),
            ("XKZH", row.Text("permitNo")),
            ("NXKQSL", row.Number("quota").Pattern()),
            ("BNYQSL", row.Number("used").Pattern()),
            ("YXQZ", row.Date("validTo").Pattern("yyyyMMdd") ?? "00000000"));
    }

    private static void RecordForestRight(RegisterRow row, TableWriter tables)
    {
        var plot = tables.Insert(
            "LQ_ZD",
            ("LDMJ", row.Number("area").Pattern()),
            ("LZ", ForestRightForestType.Code(row.Text("forestType"))),
            ("BNCFL", row.Number("felledVolume").Pattern()));
        tables.Insert(
            "LQ_ZB",
            ("ZDXH", plot),
            ("QLRZJH", row.Key),
            ("LQZH", row.Text("certNo")));
    }
}
