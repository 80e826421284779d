using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.NRB;

/// <summary>Planning and natural resources: titles and mortgages, owners apart from the units they own.</summary>
internal sealed class RealEstateRegister() : SqlDepartment("NRB")
{
    private const string PersonalOwner = "1";
    private const string EnterpriseOwner = "8";

    private static readonly CodeTable Usage = new(
        ("residence", "10"), ("commerce", "20"), ("industry", "30"), ("parking", "41"), ("other", "99"));

    private static readonly CodeTable TitleStatus = new(
        ("valid", "1"), ("frozen", "2"), ("preRegistered", "3"), ("cancelled", "0"));

    private static readonly CodeTable MortgageStatus = new(("active", "1"), ("released", "0"));

    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "NRB.ownership":
                RecordTitle(row, PersonalOwner, tables);
                break;
            case "NRB.entOwnership":
                RecordTitle(row, EnterpriseOwner, tables);
                break;
            case "NRB.mortgage":
                tables.Insert(
                    "BDC_DYAQ",
                    ("DYRZJH", row.Key),
                    ("BDCDJZMH", row.Text("mortgageNo")),
                    ("DYQR", row.Text("creditor")),
                    ("ZQSE", row.Number("amount").Times(0.0001m).Pattern()),
                    ("DYZT", MortgageStatus.Code(row.Text("status"))),
                    ("ZZQQCBZ", row.Flag("paidOff").Either("Y", "N")));
                break;
            case "NRB.addressBook":
                tables.Insert(
                    "DZ_BZDZ",
                    ("DZBM", row.Text("addrCode")),
                    ("DZQC", row.Text("fullAddress")),
                    ("GHYTMC", row.Text("landUse")),
                    ("SZZB", row.Text("landMark")));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordTitle(RegisterRow row, string ownerKind, TableWriter tables)
    {
        var title = tables.Insert(
            "BDC_DJXX",
            ("BDCQZH", row.Text("certNo")),
            ("BDCDYH", row.Text("unitNo")),
            ("ZL", row.Text("address")),
            ("JZMJ", row.Number("area").Pattern()),
            ("GHYT", Usage.Code(row.Text("usage"))),
            ("SZCS", row.Text("city")),
            ("QSZT", TitleStatus.Code(row.Text("status"))),
            ("DJSJ", row.Date("regDate").Pattern("yyyyMMdd")),
            ("ZCS", row.Whole("floors")),
            ("DTBZ", row.Flag("hasLift").Either("Y", "N")));
        tables.Insert("BDC_QLR", ("DJXH", title), ("ZJZL", ownerKind), ("ZJH", row.Key));
    }
}
