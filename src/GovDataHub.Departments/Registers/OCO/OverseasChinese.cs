using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.OCO;

/// <summary>Overseas Chinese affairs: identities, and applications to settle.</summary>
internal sealed class OverseasChinese() : GraphQLDepartment("OCO")
{
    private static readonly CodeTable OverseasKind = new(
        ("none", "无"), ("returnee", "归侨"), ("family", "侨眷"), ("overseas", "华侨"));

    private static readonly CodeTable SettleStatus = new(("none", "0"), ("reviewing", "1"), ("approved", "2"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "OCO.overseas":
                tables.Insert("qsf", [("sfzh", row.Key), .. OverseasColumns(row)]);
                break;
            case "OCO.settle":
                tables.Insert("hgdj", [("sfzh", row.Key), .. SettleColumns(row)]);
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
            "OCO.overseas" => tables.Rows("qsf", "", ("sfzh", key))
                .Select(row => OverseasOf(row, key)),
            "OCO.settle" => tables.Rows("hgdj", "", ("sfzh", key))
                .Select(row => SettleOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "OCO.overseas":
                tables.Upsert("qsf", ("sfzh", row.Key), OverseasColumns(row));
                break;
            case "OCO.settle":
                tables.Upsert("hgdj", ("sfzh", row.Key), SettleColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] OverseasColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "zsh", row.Text("certNo")),
            ("kind", "sflb", OverseasKind.Code(row.Text("kind"))),
            ("since", "rdrq", row.Date("since").Pattern("yyyy/M/d")));
    }

    private static RegisterRow OverseasOf(TableRow row, string key)
    {
        return Row(
            "OCO.overseas",
            key,
            ("certNo", row.Text("zsh")),
            ("kind", OverseasKind.Value(row.Text("sflb"))),
            ("since", Notation.ParseDate(row.Text("rdrq"), "yyyy/M/d")));
    }

    private static (string, object?)[] SettleColumns(RegisterRow row)
    {
        return row.Given(
            ("applyNo", "sqh", row.Text("applyNo")),
            ("status", "spzt", SettleStatus.Code(row.Text("status"))));
    }

    private static RegisterRow SettleOf(TableRow row, string key)
    {
        return Row(
            "OCO.settle",
            key,
            ("applyNo", row.Text("sqh")),
            ("status", SettleStatus.Value(row.Text("spzt"))));
    }
}
