using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EMB;

/// <summary>Emergency management: operators' certificates and licences for hazardous chemicals.</summary>
internal sealed class SafetyCertificates() : SqlDepartment("EMB")
{
    private static readonly CodeTable SpecialOpCategory = new(
        ("electric", "DG"), ("welding", "HJ"), ("height", "GK"), ("refrigeration", "ZL"), ("hazchem", "WX"));

    private static readonly CodeTable HazchemKind = new(
        ("none", "0"), ("store", "1"), ("business", "2"), ("use", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "EMB.specialOp":
                RecordSpecialOp(row, tables);
                break;
            case "EMB.hazchem":
                RecordHazchem(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordSpecialOp(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "TZZY_CZZ",
            ("SFZH", row.Key),
            ("CZZH", row.Text("certNo")),
            ("ZYLB", SpecialOpCategory.Code(row.Text("category"))),
            ("FSRQ", row.Date("reviewDue").Pattern("yyyyMMdd")),
            ("YXQZ", row.Date("validTo").Pattern("yyyyMMdd")),
            ("PXJG", row.Flag("trainPassed").Either("合格", "不合格")));
    }

    private static void RecordHazchem(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "WHP_XKZ",
            ("SHXYDM", row.Key),
            ("XKZH", row.Text("licenseNo")),
            ("XKLB", HazchemKind.Code(row.Text("kind"))),
            ("YXQZ", row.Date("validTo").Pattern("yyyy-MM-dd")));
    }
}
