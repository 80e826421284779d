using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TOB;

/// <summary>Tobacco monopoly: retail licences with their earlier versions, and what each grid may still have.</summary>
internal sealed class TobaccoLicences() : SqlDepartment("TOB")
{
    private static readonly CodeTable RetailStatus = new(
        ("none", "0"), ("valid", "1"), ("closed", "2"), ("revoked", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "TOB.retail":
                RecordRetail(row, tables);
                break;
            case "TOB.layout":
                RecordLayout(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordRetail(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "LSXKZ_LS",
            ("SHXYDM", row.Key),
            ("DQBZ", "1"),
            ("XKZH", row.Text("licenseNo")),
            ("YXQZ", row.Date("validTo").Pattern("yyyyMMdd")),
            ("ZZT", RetailStatus.Code(row.Text("status"))));
    }

    private static void RecordLayout(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "BJ_DYG",
            ("DYGBH", row.Text("gridCode")),
            ("SYE", row.Whole("quotaLeft")),
            ("XXJL", row.Number("schoolDistance").Pattern()));
    }
}
