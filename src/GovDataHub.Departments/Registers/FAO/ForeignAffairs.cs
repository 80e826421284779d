using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.FAO;

/// <summary>Foreign affairs: business travel cards and letters of invitation.</summary>
internal sealed class ForeignAffairs() : GraphQLDepartment("FAO")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "FAO.apec":
                tables.Insert("apec_card", [("holder_id", row.Key), .. ApecColumns(row)]);
                break;
            case "FAO.invitation":
                tables.Insert("invitation_letter", [("org_code", row.Key), .. InvitationColumns(row)]);
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
            "FAO.apec" => tables.Rows("apec_card", "", ("holder_id", key))
                .Select(row => ApecOf(row, key)),
            "FAO.invitation" => tables.Rows("invitation_letter", "letter_no desc", ("org_code", key))
                .Select(row => InvitationOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "FAO.apec":
                tables.Upsert("apec_card", ("holder_id", row.Key), ApecColumns(row));
                break;
            case "FAO.invitation":
                tables.Insert("invitation_letter", [("org_code", row.Key), .. InvitationColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] ApecColumns(RegisterRow row)
    {
        return row.Given(
            ("cardNo", "card_no", row.Text("cardNo")),
            ("validTo", "expires", row.Date("validTo").Pattern("yyyy/MM/dd")),
            ("unit", "employer", row.Text("unit")));
    }

    private static RegisterRow ApecOf(TableRow row, string key)
    {
        return Row(
            "FAO.apec",
            key,
            ("cardNo", row.Text("card_no")),
            ("validTo", Notation.ParseDate(row.Text("expires"), "yyyy/MM/dd")),
            ("unit", row.Text("employer")));
    }

    private static (string, object?)[] InvitationColumns(RegisterRow row)
    {
        return row.Given(
            ("letterNo", "letter_no", row.Text("letterNo")),
            ("count12m", "invited_12m", row.Whole("count12m")),
            ("breach", "in_breach", row.Flag("breach").Either("Y", "N")));
    }

    private static RegisterRow InvitationOf(TableRow row, string key)
    {
        return Row(
            "FAO.invitation",
            key,
            ("letterNo", row.Text("letter_no")),
            ("count12m", row.Whole("invited_12m")),
            ("breach", row.Is("in_breach", "Y")));
    }
}
