using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.JUS;

/// <summary>Justice: lawyers, legal aid, notarial deeds and community corrections, a table a business line.</summary>
internal sealed class JusticeRegister() : SqlDepartment("JUS")
{
    private static readonly CodeTable LawyerStatus = new(("active", "01"), ("suspended", "02"), ("cancelled", "03"));

    private static readonly CodeTable LegalAidKind = new(("civil", "01"), ("criminal", "02"), ("admin", "03"));

    private static readonly CodeTable LegalAidStatus = new(("open", "10"), ("closed", "20"), ("refused", "30"));

    private static readonly CodeTable NotaryKind = new(
        ("education", "01"), ("birth", "02"), ("noCrime", "03"), ("license", "04"), ("marriage", "05"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "JUS.lawyer":
                RecordLawyer(row, tables);
                break;
            case "JUS.legalAid":
                RecordLegalAid(row, tables);
                break;
            case "JUS.notary":
                RecordNotary(row, tables);
                break;
            case "JUS.correction":
                RecordCorrection(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordLawyer(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "LS_ZYXX",
            ("SFZHM", row.Key),
            ("ZYZH", row.Text("licenseNo")),
            ("ZYJG", row.Text("firm")),
            ("ZYZT", LawyerStatus.Code(row.Text("status"))),
            ("KHND", row.Whole("lastAssess")));
    }

    private static void RecordLegalAid(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "FLYZ_AJ",
            ("SQRSFZH", row.Key),
            ("AJBH", row.Text("caseNo")),
            ("AJLX", LegalAidKind.Code(row.Text("kind"))),
            ("AJZT", LegalAidStatus.Code(row.Text("status"))));
    }

    private static void RecordNotary(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "GZ_GZS",
            ("SQRSFZH", row.Key),
            ("GZSBH", row.Text("docNo")),
            ("GZSX", NotaryKind.Code(row.Text("kind"))),
            ("CZRQ", row.Date("issueDate").Pattern("yyyyMMdd")));
    }

    private static void RecordCorrection(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "SQJZ_RY",
            ("SFZHM", row.Key),
            ("ZJBZ", row.Flag("inCorrection").Either("1", "0")),
            ("JZQMRQ", row.Date("endDate").Pattern("yyyyMMdd")));
    }
}
