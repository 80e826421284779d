using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.VAB;

/// <summary>Veterans' affairs: service records, and those entitled to care.</summary>
internal sealed class VeteransBureau() : GraphQLDepartment("VAB")
{
    private static readonly CodeTable VeteranKind = new(
        ("none", "0"), ("conscript", "1"), ("sergeant", "2"), ("officer", "3"), ("disabled", "4"));

    private static readonly CodeTable VeteranPlacement = new(
        ("self", "1"), ("gov", "2"), ("monthly", "3"), ("retired", "4"));

    private static readonly CodeTable PreferentialKind = new(
        ("none", "0"), ("disabled", "1"), ("martyrFamily", "2"), ("elder", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "VAB.veteran":
                tables.Insert("tyjr", [("sfzh", row.Key), .. VeteranColumns(row)]);
                break;
            case "VAB.preferential":
                tables.Insert("yfdx", [("sfzh", row.Key), .. PreferentialColumns(row)]);
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
            "VAB.veteran" => tables.Rows("tyjr", "", ("sfzh", key))
                .Select(row => VeteranOf(row, key)),
            "VAB.preferential" => tables.Rows("yfdx", "", ("sfzh", key))
                .Select(row => PreferentialOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "VAB.veteran":
                tables.Upsert("tyjr", ("sfzh", row.Key), VeteranColumns(row));
                break;
            case "VAB.preferential":
                tables.Upsert("yfdx", ("sfzh", row.Key), PreferentialColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] VeteranColumns(RegisterRow row)
    {
        return row.Given(
            ("enlistDate", "rwrq", row.Date("enlistDate").Pattern("yyyyMMdd")),
            ("dischargeDate", "tyrq", row.Date("dischargeDate").Pattern("yyyyMMdd")),
            ("kind", "lb", VeteranKind.Code(row.Text("kind"))),
            ("serviceYears", "fyns", row.Whole("serviceYears")),
            ("placement", "azfs", VeteranPlacement.Code(row.Text("placement"))));
    }

    private static RegisterRow VeteranOf(TableRow row, string key)
    {
        return Row(
            "VAB.veteran",
            key,
            ("enlistDate", Notation.ParseDate(row.Text("rwrq"), "yyyyMMdd")),
            ("dischargeDate", Notation.ParseDate(row.Text("tyrq"), "yyyyMMdd")),
            ("kind", VeteranKind.Value(row.Text("lb"))),
            ("serviceYears", row.Whole("fyns")),
            ("placement", VeteranPlacement.Value(row.Text("azfs"))));
    }

    private static (string, object?)[] PreferentialColumns(RegisterRow row)
    {
        return row.Given(
            ("kind", "lb", PreferentialKind.Code(row.Text("kind"))),
            ("cardNo", "ydzh", row.Text("cardNo")),
            ("monthly", "yfxj", row.Number("monthly").Fen()),
            ("oneOffPaid", "ycxbz", row.Flag("oneOffPaid").Bit()));
    }

    private static RegisterRow PreferentialOf(TableRow row, string key)
    {
        return Row(
            "VAB.preferential",
            key,
            ("kind", PreferentialKind.Value(row.Text("lb"))),
            ("cardNo", row.Text("ydzh")),
            ("monthly", Notation.FromFen(row.Whole("yfxj"))),
            ("oneOffPaid", row.Flag("ycxbz")));
    }
}
