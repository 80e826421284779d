using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.EIT;

/// <summary>Industry and information technology: the list of enterprises and the funds paid to them.</summary>
internal sealed class IndustryList() : SqlDepartment("EIT")
{
    private static readonly CodeTable ProfileScaleType = new(
        ("large", "D"), ("medium", "Z"), ("small", "X"), ("micro", "W"));

    private static readonly CodeTable ProfileSmeTier = new(
        ("none", "0"), ("innov", "1"), ("special", "2"), ("giant", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "EIT.profile":
                RecordProfile(row, tables);
                break;
            case "EIT.subsidy":
                RecordSubsidy(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordProfile(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "T_QYML",
            ("TYSHXYDM", row.Key),
            ("QYGM", ProfileScaleType.Code(row.Text("scaleType"))),
            ("HYDM", row.Text("industryCode")),
            ("SFGS", row.Flag("aboveScale").Either("是", "否")),
            ("SCGS_N", row.Date("aboveSince")?.Year),
            ("SCGS_Y", row.Date("aboveSince")?.Month),
            ("SCGS_R", row.Date("aboveSince")?.Day),
            ("ZJTX", ProfileSmeTier.Code(row.Text("smeTier"))));
    }

    private static void RecordSubsidy(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "T_FCZJ",
            ("TYSHXYDM", row.Key),
            ("ZCTK", row.Text("policyItem")),
            ("ND", row.Whole("year")),
            ("BFJE", row.Number("amount").Times(0.0001m).Pattern()),
            ("BFRQ", row.Date("paidDate").Digits()));
    }
}
