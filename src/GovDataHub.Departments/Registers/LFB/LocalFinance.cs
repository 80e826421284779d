using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.LFB;

/// <summary>Local finance: licensed lenders and the credit lines of the city's finance platform.</summary>
internal sealed class LocalFinance() : SqlDepartment("LFB")
{
    private static readonly CodeTable LocalFinKind = new(
        ("microloan", "XD"), ("guarantee", "DB"), ("pawn", "DD"), ("leasing", "ZL"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "LFB.localFin":
                RecordLocalFin(row, tables);
                break;
            case "LFB.finPlatform":
                RecordFinPlatform(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordLocalFin(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "DFJR_ZZ",
            ("SHXYDM", row.Key),
            ("XKZH", row.Text("licenseNo")),
            ("JGLX", LocalFinKind.Code(row.Text("kind"))),
            ("YXQZ", row.Date("validTo").Pattern("yyyy/MM/dd")));
    }

    private static void RecordFinPlatform(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "ERZ_SX",
            ("SHXYDM", row.Key),
            ("SXED", row.Number("limit").Times(0.0001m).Pattern()),
            ("YYED", row.Number("used").Times(0.0001m).Pattern()),
            ("YQBZ", row.Flag("overdue").Either("1", "0")));
    }
}
