using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EEB;

/// <summary>Ecology and environment: discharge permits, assessments, vehicles' emission tests.</summary>
internal sealed class EnvironmentRegister() : SqlDepartment("EEB")
{
    private static readonly CodeTable DischargePermitCategory = new(
        ("key", "zd"), ("simplified", "jh"), ("registration", "dj"), ("none", "wu"));

    private static readonly CodeTable EiaLevel = new(("report", "1"), ("form", "2"), ("registration", "3"));

    private static readonly CodeTable EmissionTestResult = new(("pass", "1"), ("fail", "0"));

    private static readonly CodeTable EmissionTestStage = new(("g3", "3"), ("g4", "4"), ("g5", "5"), ("g6", "6"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "EEB.dischargePermit":
                RecordDischargePermit(row, tables);
                break;
            case "EEB.eia":
                RecordEia(row, tables);
                break;
            case "EEB.emissionTest":
                RecordEmissionTest(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordDischargePermit(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "pw_xkz",
            ("shxydm", row.Key),
            ("xkzbh", row.Text("permitNo")),
            ("gllb", DischargePermitCategory.Code(row.Text("category"))),
            ("yxqz", row.Date("validTo").Pattern("yyyy-MM-dd")));
    }

    private static void RecordEia(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "hp_spjl",
            ("shxydm", row.Key),
            ("pfwh", row.Text("docNo")),
            ("hplb", EiaLevel.Code(row.Text("level"))),
            ("pfrq", row.Date("decidedOn").Pattern("yyyyMMdd")));
    }

    private static void RecordEmissionTest(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "jdc_wqjy",
            ("czsfzh", row.Key),
            ("jybgbh", row.Text("testNo")),
            ("jyjg", EmissionTestResult.Code(row.Text("result"))),
            ("jyrq", row.Date("testDate").Pattern("yyyy.MM.dd")),
            ("pfjd", EmissionTestStage.Code(row.Text("stage"))));
    }
}
