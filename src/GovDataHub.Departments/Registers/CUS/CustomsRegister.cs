using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CUS;

/// <summary>Customs: registered declarants and each buyer's allowance for cross-border purchases.</summary>
internal sealed class CustomsRegister() : SqlDepartment("CUS")
{
    private static readonly CodeTable DeclarantCreditLevel = new(
        ("none", "0"), ("aeo", "1"), ("general", "2"), ("dishonest", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CUS.declarant":
                RecordDeclarant(row, tables);
                break;
            case "CUS.ecQuota":
                RecordEcQuota(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordDeclarant(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "COP_REGISTER",
            ("SOCIAL_CREDIT_CODE", row.Key),
            ("TRADE_CO", row.Text("customsCode")),
            ("CO_CLASS", DeclarantCreditLevel.Code(row.Text("creditLevel"))),
            ("VALID_DATE", row.Date("validTo").Digits()));
    }

    private static void RecordEcQuota(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "CEB_BUYER_QUOTA",
            ("BUYER_ID_NUMBER", row.Key),
            ("QUOTA_YEAR", row.Whole("year")),
            ("USED_AMOUNT", row.Number("usedQuota").Fen()),
            ("LIMIT_AMOUNT", row.Number("annualLimit").Fen()));
    }
}
