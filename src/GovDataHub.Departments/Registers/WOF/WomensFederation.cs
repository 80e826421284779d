using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.WOF;

/// <summary>The women's federation: screening, and cases of protection.</summary>
internal sealed class WomensFederation() : GraphQLDepartment("WOF")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "WOF.screening":
                tables.Insert("lasc", [("sfzh", row.Key), .. ScreeningColumns(row)]);
                break;
            case "WOF.protection":
                tables.Insert("wqga", [("sfzh", row.Key), .. ProtectionColumns(row)]);
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
            "WOF.screening" => tables.Rows("lasc", "", ("sfzh", key))
                .Select(row => ScreeningOf(row, key)),
            "WOF.protection" => tables.Rows("wqga", "", ("sfzh", key))
                .Select(row => ProtectionOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "WOF.screening":
                tables.Upsert("lasc", ("sfzh", row.Key), ScreeningColumns(row));
                break;
            case "WOF.protection":
                tables.Upsert("wqga", ("sfzh", row.Key), ProtectionColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] ScreeningColumns(RegisterRow row)
    {
        return row.Given(
            ("lastDate", "sc_n", row.Date("lastDate")?.Year),
            ("lastDate", "sc_y", row.Date("lastDate")?.Month),
            ("lastDate", "sc_r", row.Date("lastDate")?.Day),
            ("eligibleFrom", "zq_n", row.Date("eligibleFrom")?.Year),
            ("eligibleFrom", "zq_y", row.Date("eligibleFrom")?.Month),
            ("eligibleFrom", "zq_r", row.Date("eligibleFrom")?.Day));
    }

    private static RegisterRow ScreeningOf(TableRow row, string key)
    {
        return Row(
            "WOF.screening",
            key,
            ("lastDate", Notation.FromParts(row.Whole("sc_n"), row.Whole("sc_y"), row.Whole("sc_r"))),
            ("eligibleFrom", Notation.FromParts(row.Whole("zq_n"), row.Whole("zq_y"), row.Whole("zq_r"))));
    }

    private static (string, object?)[] ProtectionColumns(RegisterRow row)
    {
        return row.Given(
            ("caseNo", "gabh", row.Text("caseNo")),
            ("orderActive", "bhl", row.Flag("orderActive").Either("有", "无")));
    }

    private static RegisterRow ProtectionOf(TableRow row, string key)
    {
        return Row(
            "WOF.protection",
            key,
            ("caseNo", row.Text("gabh")),
            ("orderActive", row.Is("bhl", "有")));
    }
}
