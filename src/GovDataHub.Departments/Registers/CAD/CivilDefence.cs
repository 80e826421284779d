using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CAD;

/// <summary>Civil air defence: shelters, and fees in lieu of building them.</summary>
internal sealed class CivilDefence() : GraphQLDepartment("CAD")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CAD.shelter":
                tables.Insert("rfgc", [.. ShelterColumns(row)]);
                break;
            case "CAD.defenceFee":
                tables.Insert("ydjsf", [("tyshxydm", row.Key), .. DefenceFeeColumns(row)]);
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
            "CAD.shelter" => tables.Rows("rfgc", "gcbh")
                .Select(row => ShelterOf(row, key)),
            "CAD.defenceFee" => tables.Rows("ydjsf", "tzsbh desc", ("tyshxydm", key))
                .Select(row => DefenceFeeOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "CAD.defenceFee":
                tables.Insert("ydjsf", [("tyshxydm", row.Key), .. DefenceFeeColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] ShelterColumns(RegisterRow row)
    {
        return row.Given(
            ("shelterNo", "gcbh", row.Text("shelterNo")),
            ("shelterAddr", "gcdz", row.Text("shelterAddr")),
            ("capacity", "ybrs", row.Whole("capacity")));
    }

    private static RegisterRow ShelterOf(TableRow row, string key)
    {
        return Row(
            "CAD.shelter",
            key,
            ("shelterNo", row.Text("gcbh")),
            ("shelterAddr", row.Text("gcdz")),
            ("capacity", row.Whole("ybrs")));
    }

    private static (string, object?)[] DefenceFeeColumns(RegisterRow row)
    {
        return row.Given(
            ("noticeNo", "tzsbh", row.Text("noticeNo")),
            ("due", "yjje", row.Number("due").Fen()),
            ("paid", "sfyj", row.Flag("paid").Either("是", "否")));
    }

    private static RegisterRow DefenceFeeOf(TableRow row, string key)
    {
        return Row(
            "CAD.defenceFee",
            key,
            ("noticeNo", row.Text("tzsbh")),
            ("due", Notation.FromFen(row.Whole("yjje"))),
            ("paid", row.Is("sfyj", "是")));
    }
}
