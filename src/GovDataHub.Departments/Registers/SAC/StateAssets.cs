using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.SAC;

/// <summary>State-owned assets: enterprises held and premises let.</summary>
internal sealed class StateAssets() : SqlDepartment("SAC")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "SAC.soe":
                RecordSoe(row, tables);
                break;
            case "SAC.soeHouse":
                RecordSoeHouse(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordSoe(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "GZ_QY",
            ("SHXYDM", row.Key),
            ("QYJC", row.Whole("soeLevel")),
            ("GYCGBL", row.Number("holdRatio").Percent()));
    }

    private static void RecordSoeHouse(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "GZ_CZFY",
            ("FYBH", row.Text("houseNo")),
            ("FYDZ", row.Text("houseAddr")),
            ("GPZJ", row.Number("askRent").Pattern("#,##0.00####")));
    }
}
