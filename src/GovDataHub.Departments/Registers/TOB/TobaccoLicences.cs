using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.TOB;

/// <summary>Tobacco monopoly: retail licences with their earlier versions, and what each grid may still have.</summary>
internal sealed class TobaccoLicences() : SqlDepartment("TOB")
{
    private const string Current = "1";
    private const string Superseded = "0";

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

    /// <summary>The licence as it is now, and the version before its last renewal, five years earlier.</summary>
    private static void RecordRetail(RegisterRow row, TableWriter tables)
    {
        if (row.Date("validTo") is { } validTo)
            RecordVersion(row, Superseded, validTo.AddYears(-5), tables);
        RecordVersion(row, Current, row.Date("validTo"), tables);
    }

    private static void RecordVersion(RegisterRow row, string version, DateOnly? validTo, TableWriter tables)
    {
        tables.Insert(
            "LSXKZ_LS",
            ("SHXYDM", row.Key),
            ("DQBZ", version),
            ("XKZH", row.Text("licenseNo")),
            ("YXQZ", validTo.Pattern("yyyyMMdd")),
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
