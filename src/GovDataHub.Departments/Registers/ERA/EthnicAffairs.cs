using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.ERA;

/// <summary>Ethnic and religious affairs: changes of ethnicity, and venues.</summary>
internal sealed class EthnicAffairs() : GraphQLDepartment("ERA")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "ERA.ethnicChange":
                tables.Insert("mz_bg", [("zjhm", row.Key), .. EthnicChangeColumns(row)]);
                break;
            case "ERA.venue":
                tables.Insert("zj_cs", [.. VenueColumns(row)]);
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
            "ERA.ethnicChange" => tables.Rows("mz_bg", "pzrq desc", ("zjhm", key))
                .Select(row => EthnicChangeOf(row, key)),
            "ERA.venue" => tables.Rows("zj_cs", "djh")
                .Select(row => VenueOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "ERA.ethnicChange":
                tables.Insert("mz_bg", [("zjhm", row.Key), .. EthnicChangeColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] EthnicChangeColumns(RegisterRow row)
    {
        return row.Given(
            ("oldEthnic", "ymz", row.Text("oldEthnic")),
            ("newEthnic", "xmz", row.Text("newEthnic")),
            ("approveDate", "pzrq", row.Date("approveDate").EpochDays()));
    }

    private static RegisterRow EthnicChangeOf(TableRow row, string key)
    {
        return Row(
            "ERA.ethnicChange",
            key,
            ("oldEthnic", row.Text("ymz")),
            ("newEthnic", row.Text("xmz")),
            ("approveDate", Notation.FromEpochDays(row.Whole("pzrq"))));
    }

    private static (string, object?)[] VenueColumns(RegisterRow row)
    {
        return row.Given(
            ("venueNo", "djh", row.Text("venueNo")),
            ("venueName", "mc", row.Text("venueName")),
            ("venueAddr", "dz", row.Text("venueAddr")));
    }

    private static RegisterRow VenueOf(TableRow row, string key)
    {
        return Row(
            "ERA.venue",
            key,
            ("venueNo", row.Text("djh")),
            ("venueName", row.Text("mc")),
            ("venueAddr", row.Text("dz")));
    }
}
