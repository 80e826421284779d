using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.FTU;

/// <summary>The federation of trade unions: members, and workers in hardship.</summary>
internal sealed class TradeUnions() : GraphQLDepartment("FTU")
{
    private static readonly CodeTable MemberStatus = new(("none", "0"), ("active", "1"), ("left", "2"));

    private static readonly CodeTable HardshipLevel = new(
        ("none", "无"), ("deep", "深度"), ("relative", "相对"), ("sudden", "意外"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "FTU.member":
                tables.Insert("gh_hy", [("sfzh", row.Key), .. MemberColumns(row)]);
                break;
            case "FTU.hardship":
                tables.Insert("gh_kn", [("sfzh", row.Key), .. HardshipColumns(row)]);
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
            "FTU.member" => tables.Rows("gh_hy", "", ("sfzh", key))
                .Select(row => MemberOf(row, key)),
            "FTU.hardship" => tables.Rows("gh_kn", "", ("sfzh", key))
                .Select(row => HardshipOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "FTU.member":
                tables.Upsert("gh_hy", ("sfzh", row.Key), MemberColumns(row));
                break;
            case "FTU.hardship":
                tables.Upsert("gh_kn", ("sfzh", row.Key), HardshipColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] MemberColumns(RegisterRow row)
    {
        return row.Given(
            ("memberNo", "hyzh", row.Text("memberNo")),
            ("union", "jcgh", row.Text("union")),
            ("since", "rhrq", row.Date("since").Digits()),
            ("status", "hjzt", MemberStatus.Code(row.Text("status"))));
    }

    private static RegisterRow MemberOf(TableRow row, string key)
    {
        return Row(
            "FTU.member",
            key,
            ("memberNo", row.Text("hyzh")),
            ("union", row.Text("jcgh")),
            ("since", Notation.ParseDate(row.Text("rhrq"), "yyyyMMdd")),
            ("status", MemberStatus.Value(row.Text("hjzt"))));
    }

    private static (string, object?)[] HardshipColumns(RegisterRow row)
    {
        return row.Given(
            ("level", "kndj", HardshipLevel.Code(row.Text("level"))),
            ("since", "jdrq", row.Date("since").Digits()));
    }

    private static RegisterRow HardshipOf(TableRow row, string key)
    {
        return Row(
            "FTU.hardship",
            key,
            ("level", HardshipLevel.Value(row.Text("kndj"))),
            ("since", Notation.ParseDate(row.Text("jdrq"), "yyyyMMdd")));
    }
}
