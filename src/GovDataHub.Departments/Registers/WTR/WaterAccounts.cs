using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.WTR;

/// <summary>The water company: accounts apart from the persons who hold them, arrears in fen.</summary>
internal sealed class WaterAccounts() : SqlDepartment("WTR")
{
    private static readonly CodeTable MeterApplyStage = new(
        ("none", "0"), ("survey", "1"), ("building", "2"), ("done", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "WTR.account":
                RecordAccount(row, tables);
                break;
            case "WTR.meterApply":
                RecordMeterApply(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordAccount(RegisterRow row, TableWriter tables)
    {
        var account = tables.Insert(
            "YH_DA",
            ("HH", row.Text("acctNo")),
            ("HM", row.Text("holder")),
            ("YSDZ", row.Text("supplyAddr")),
            ("QFJE", row.Number("arrears").Fen()),
            ("RKS", row.Whole("persons")));
        tables.Insert(
            "YH_ZJ",
            ("YHID", account),
            ("ZJHM", row.Key));
    }

    private static void RecordMeterApply(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "BZ_SQD",
            ("SHXYDM", row.Key),
            ("SQDH", row.Text("requestNo")),
            ("SBKJ", row.Number("meterSize").Pattern()),
            ("BZJD", MeterApplyStage.Code(row.Text("stage"))));
    }
}
