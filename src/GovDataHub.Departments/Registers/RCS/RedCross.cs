using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.RCS;

/// <summary>The Red Cross: first-aiders and donors' registrations.</summary>
internal sealed class RedCross() : GraphQLDepartment("RCS")
{
    private static readonly CodeTable DonationStatus = new(("none", "0"), ("registered", "1"), ("withdrawn", "2"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "RCS.firstAid":
                tables.Insert("first_aider", [("id_no", row.Key), .. FirstAidColumns(row)]);
                break;
            case "RCS.donation":
                tables.Insert("donor_registration", [("id_no", row.Key), .. DonationColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource switch
        {
            "RCS.firstAid" => tables.Rows("first_aider", "", ("id_no", key))
                .Select(row => FirstAidOf(row, key)),
            "RCS.donation" => tables.Rows("donor_registration", "", ("id_no", key))
                .Select(row => DonationOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "RCS.firstAid":
                tables.Upsert("first_aider", ("id_no", row.Key), FirstAidColumns(row));
                break;
            case "RCS.donation":
                tables.Upsert("donor_registration", ("id_no", row.Key), DonationColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] FirstAidColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "cert", row.Text("certNo")),
            ("validTo", "valid_to_day", row.Date("validTo").EpochDays()),
            ("trainHours", "hours", row.Whole("trainHours")));
    }

    private static RegisterRow FirstAidOf(TableRow row, string key)
    {
        return Row(
            "RCS.firstAid",
            key,
            ("certNo", row.Text("cert")),
            ("validTo", Notation.FromEpochDays(row.Whole("valid_to_day"))),
            ("trainHours", row.Whole("hours")));
    }

    private static (string, object?)[] DonationColumns(RegisterRow row)
    {
        return row.Given(
            ("regNo", "reg_no", row.Text("regNo")),
            ("regDate", "reg_day", row.Date("regDate").EpochDays()),
            ("status", "state", DonationStatus.Code(row.Text("status"))));
    }

    private static RegisterRow DonationOf(TableRow row, string key)
    {
        return Row(
            "RCS.donation",
            key,
            ("regNo", row.Text("reg_no")),
            ("regDate", Notation.FromEpochDays(row.Whole("reg_day"))),
            ("status", DonationStatus.Value(row.Text("state"))));
    }
}
