using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.COM;

/// <summary>Commerce: issuers of prepaid cards, and domestic workers' certificates.</summary>
internal sealed class CommerceFilings() : SqlDepartment("COM")
{
    private static readonly CodeTable PrepaidCardKind = new(
        ("none", "0"), ("scale", "1"), ("group", "2"), ("brand", "3"));

    private static readonly CodeTable HomeServiceStatus = new(("none", "00"), ("valid", "01"), ("suspended", "02"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "COM.prepaidCard":
                RecordPrepaidCard(row, tables);
                break;
            case "COM.homeService":
                RecordHomeService(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordPrepaidCard(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "YFK_BAQY",
            ("XYDM", row.Key),
            ("BAH", row.Text("filingNo")),
            ("FKLX", PrepaidCardKind.Code(row.Text("kind"))),
            ("CGBL", row.Number("depositRatio").Times(100m).Pattern()));
    }

    private static void RecordHomeService(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "JZFW_RY",
            ("SFZHM", row.Key),
            ("XYZH", row.Text("creditNo")?.PadRight(32)),
            ("PXXS", row.Number("trainHours").Pattern()),
            ("CZZT", HomeServiceStatus.Code(row.Text("status"))));
    }
}
