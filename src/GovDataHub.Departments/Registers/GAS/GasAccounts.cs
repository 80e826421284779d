using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.GAS;

/// <summary>The gas company: accounts with their last safety visit, and the pipelines.</summary>
internal sealed class GasAccounts() : SqlDepartment("GAS")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "GAS.account":
                RecordAccount(row, tables);
                break;
            case "GAS.pipeline":
                RecordPipeline(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordAccount(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "RQ_KH",
            ("SFZH", row.Key),
            ("KHBH", row.Text("acctNo")),
            ("KHMC", row.Text("holder")),
            ("QFJE", row.Number("arrears").Pattern("0.00")),
            ("AJRQ", row.Date("safetyCheck").Pattern("yyyy-MM-dd")),
            ("YHBZ", row.Flag("hazard").Either("Y", "N")));
    }

    private static void RecordPipeline(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "RQ_GDD",
            ("GDDBH", row.Text("segmentNo")),
            ("YLJB", row.Text("pressureClass")));
    }
}
