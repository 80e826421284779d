using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.FRD;

/// <summary>The fire brigade: inspections of public places, hydrants and whether their lanes are free.</summary>
internal sealed class FireBrigade() : GraphQLDepartment("FRD")
{
    private static readonly CodeTable InspectionResult = new(("none", "未检查"), ("pass", "合格"), ("fail", "不合格"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "FRD.inspection":
                tables.Insert("xfjc", [("tyshxydm", row.Key), .. InspectionColumns(row)]);
                break;
            case "FRD.hydrant":
                tables.Insert("xhs", [.. HydrantColumns(row)]);
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
            "FRD.inspection" => tables.Rows("xfjc", "jcrq desc, yjsbh desc", ("tyshxydm", key))
                .Select(row => InspectionOf(row, key)),
            "FRD.hydrant" => tables.Rows("xhs", "bh")
                .Select(row => HydrantOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "FRD.inspection":
                tables.Insert("xfjc", [("tyshxydm", row.Key), .. InspectionColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] InspectionColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "yjsbh", row.Text("certNo")),
            ("result", "jcjl", InspectionResult.Code(row.Text("result"))),
            ("checkedOn", "jcrq", row.Date("checkedOn").Pattern("yyyy-MM-dd")));
    }

    private static RegisterRow InspectionOf(TableRow row, string key)
    {
        return Row(
            "FRD.inspection",
            key,
            ("certNo", row.Text("yjsbh")),
            ("result", InspectionResult.Value(row.Text("jcjl"))),
            ("checkedOn", Notation.ParseDate(row.Text("jcrq"), "yyyy-MM-dd")));
    }

    private static (string, object?)[] HydrantColumns(RegisterRow row)
    {
        return row.Given(
            ("hydrantNo", "bh", row.Text("hydrantNo")),
            ("position", "wz", row.Text("position")),
            ("pressure", "sy", row.Number("pressure").Pattern()),
            ("blocked", "td_zy", row.Flag("blocked").Bit()));
    }

    private static RegisterRow HydrantOf(TableRow row, string key)
    {
        return Row(
            "FRD.hydrant",
            key,
            ("hydrantNo", row.Text("bh")),
            ("position", row.Text("wz")),
            ("pressure", row.Number("sy")),
            ("blocked", row.Flag("td_zy")));
    }
}
