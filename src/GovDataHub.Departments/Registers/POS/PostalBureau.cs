using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.POS;

/// <summary>Post: courier licences and the branches on record.</summary>
internal sealed class PostalBureau() : GraphQLDepartment("POS")
{
    private static readonly CodeTable CourierStatus = new(("none", "0"), ("valid", "1"), ("revoked", "2"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "POS.courier":
                tables.Insert("kd_xk", [("tyshxydm", row.Key), .. CourierColumns(row)]);
                break;
            case "POS.branch":
                tables.Insert("mdwd", [("tyshxydm", row.Key), .. BranchColumns(row)]);
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
            "POS.courier" => tables.Rows("kd_xk", "", ("tyshxydm", key))
                .Select(row => CourierOf(row, key)),
            "POS.branch" => tables.Rows("mdwd", "bah desc", ("tyshxydm", key))
                .Select(row => BranchOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "POS.courier":
                tables.Upsert("kd_xk", ("tyshxydm", row.Key), CourierColumns(row));
                break;
            case "POS.branch":
                tables.Insert("mdwd", [("tyshxydm", row.Key), .. BranchColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] CourierColumns(RegisterRow row)
    {
        return row.Given(
            ("licenseNo", "xkzh", row.Text("licenseNo")?.PadRight(30)),
            ("validTo", "yxqz", row.Date("validTo").Pattern("yyyyMMdd")),
            ("status", "zt", CourierStatus.Code(row.Text("status"))));
    }

    private static RegisterRow CourierOf(TableRow row, string key)
    {
        return Row(
            "POS.courier",
            key,
            ("licenseNo", row.Text("xkzh")?.TrimEnd()),
            ("validTo", Notation.ParseDate(row.Text("yxqz"), "yyyyMMdd")),
            ("status", CourierStatus.Value(row.Text("zt"))));
    }

    private static (string, object?)[] BranchColumns(RegisterRow row)
    {
        return row.Given(
            ("recordNo", "bah", row.Text("recordNo")),
            ("count", "wds", row.Number("count").Pattern()));
    }

    private static RegisterRow BranchOf(TableRow row, string key)
    {
        return Row(
            "POS.branch",
            key,
            ("recordNo", row.Text("bah")),
            ("count", row.Whole("wds")));
    }
}
