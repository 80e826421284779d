using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HCB;

/// <summary>Housing security and market: contracts apart from their parties, prices in ten thousands of yuan.</summary>
internal sealed class HousingMarket() : SqlDepartment("HCB")
{
    private static readonly CodeTable SecurityKind = new(
        ("none", "0"), ("publicRental", "1"), ("cash", "2"), ("talent", "3"));

    private static readonly CodeTable SecurityStatus = new(
        ("none", "00"), ("applying", "10"), ("qualified", "20"), ("allocated", "30"), ("ended", "40"));

    private static readonly CodeTable LeaseRole = new(("tenant", "C"), ("landlord", "Z"));

    private static readonly CodeTable SalesContractKind = new(("new", "X"), ("secondhand", "E"));

    private static readonly CodeTable SalesContractStatus = new(("signed", "1"), ("filed", "2"), ("revoked", "9"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "HCB.security":
                RecordSecurity(row, tables);
                break;
            case "HCB.lease":
                RecordLease(row, tables);
                break;
            case "HCB.salesContract":
                RecordSalesContract(row, tables);
                break;
            case "HCB.maintFund":
                RecordMaintFund(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordSecurity(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "Zfbz_Sqjl",
            ("Sfzhm", row.Key),
            ("Bzfs", SecurityKind.Code(row.Text("kind"))),
            ("Zgzt", SecurityStatus.Code(row.Text("status"))),
            ("Lhh", row.Text("waitNo")),
            ("Yxqz", row.Date("validTo").Pattern("yyyy/M/d")));
    }

    private static void RecordLease(RegisterRow row, TableWriter tables)
    {
        var contract = tables.Insert(
            "Zlba_Ht",
            ("Bah", row.Text("leaseNo")),
            ("Fwzl", row.Text("leaseAddress")),
            ("Yzj", row.Number("rent").Pattern("#,##0.00####")),
            ("Qzrq", row.Date("startDate").Pattern("yyyy-MM-dd")),
            ("Zzrq", row.Date("endDate").Pattern("yyyy-MM-dd")));
        tables.Insert(
            "Zlba_Dsr",
            ("HtId", contract),
            ("Sfzhm", row.Key),
            ("Dsrlx", LeaseRole.Code(row.Text("role"))));
    }

    private static void RecordSalesContract(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "Wq_Mmht",
            ("Gfrsfzh", row.Key),
            ("Hth", row.Text("contractNo")),
            ("Htlx", SalesContractKind.Code(row.Text("kind"))),
            ("Cjjk", row.Number("price").Times(0.0001m).Pattern()),
            ("Qdrq", row.Date("signDate").Pattern("yyyyMMdd")),
            ("Sfk", row.Number("downPayment").Times(0.0001m).Pattern()),
            ("Fwdyh", row.Text("houseUnit")),
            ("Htzt", SalesContractStatus.Code(row.Text("status"))));
    }

    private static void RecordMaintFund(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "Wxzj_Zh",
            ("Yzsfzh", row.Key),
            ("Zhbh", row.Text("acctNo")),
            ("Zhye", row.Number("balance").Fen()),
            ("Ldmc", row.Text("building")),
            ("Bjbl", row.Number("voteRatio").Percent()));
    }
}
