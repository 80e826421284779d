using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.FIN;

/// <summary>Finance: bills of charges, accountants' certificates, subsidies paid to citizens' cards.</summary>
internal sealed class FinanceLedgers() : SqlDepartment("FIN")
{
    private static readonly CodeTable NonTaxBillStatus = new(("unpaid", "0"), ("paid", "1"), ("refunded", "2"));

    private static readonly CodeTable AccountantLevel = new(("junior", "C"), ("mid", "Z"), ("senior", "G"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "FIN.nonTaxBill":
                RecordNonTaxBill(row, tables);
                break;
            case "FIN.accountant":
                RecordAccountant(row, tables);
                break;
            case "FIN.cardSubsidy":
                RecordCardSubsidy(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordNonTaxBill(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "FSSR_PJ",
            ("JKRSFZH", row.Key),
            ("PJHM", row.Text("billNo")),
            ("SFXM", row.Text("item")),
            ("PJJE", row.Number("amount").Pattern("0.00")),
            ("PJZT", NonTaxBillStatus.Code(row.Text("status"))));
    }

    private static void RecordAccountant(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "KJ_RYXX",
            ("SFZJHM", row.Key),
            ("ZGZH", row.Text("certNo")),
            ("ZCDJ", AccountantLevel.Code(row.Text("level"))),
            ("XFS", row.Number("credits").Pattern()),
            ("JYND", row.Whole("year")));
    }

    private static void RecordCardSubsidy(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "YKT_FFMX",
            ("LQRSFZH", row.Key),
            ("BTXM", row.Text("project")),
            ("FFJE", row.Number("amount").Pattern("#,##0.00####")),
            ("FFRQ", row.Date("payDate").Digits()));
    }
}
