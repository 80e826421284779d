using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.STB;

/// <summary>Science and technology: certified enterprises, foreigners' work permits, projects.</summary>
internal sealed class TechnologyRegister() : SqlDepartment("STB")
{
    private static readonly CodeTable ForeignWorkCategory = new(("A", "1"), ("B", "2"), ("C", "3"));

    private static readonly CodeTable ProjectStatus = new(("running", "ZY"), ("done", "JT"), ("stopped", "ZZ"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "STB.hitech":
                RecordHitech(row, tables);
                break;
            case "STB.foreignWork":
                RecordForeignWork(row, tables);
                break;
            case "STB.project":
                RecordProject(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordHitech(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "GXQY_RD",
            ("XYDM", row.Key),
            ("ZSBH", row.Text("certNo")),
            ("YXQZ", row.Date("validTo").Pattern("yyyyMMdd")),
            ("YFTRZB", row.Number("rdRatio").Percent()));
    }

    private static void RecordForeignWork(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "WGR_GZXK",
            ("ZJHM", row.Key),
            ("XKZH", row.Text("permitNo")),
            ("RCLB", ForeignWorkCategory.Code(row.Text("category"))),
            ("PYDW", row.Text("employerUscc")?.PadRight(24)),
            ("YXQZ_DAY", row.Date("validTo").EpochDays()));
    }

    private static void RecordProject(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "KJ_XM",
            ("CDDW_XYDM", row.Key),
            ("XMBH", row.Text("projectNo")),
            ("BKJE", row.Number("grant").Pattern("0.00")),
            ("XMZT", ProjectStatus.Code(row.Text("status"))));
    }
}
