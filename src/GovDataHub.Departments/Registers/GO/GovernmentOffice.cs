using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.GO;

/// <summary>The general office: requests for open information, and the gazette.</summary>
internal sealed class GovernmentOffice() : GraphQLDepartment("GO")
{
    private static readonly CodeTable InfoRequestStatus = new(
        ("open", "办理中"), ("answered", "已答复"), ("closed", "已办结"));

    private static readonly CodeTable GazetteForce = new(("valid", "有效"), ("void", "废止"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "GO.infoRequest":
                tables.Insert("sqgk", [("sqr", row.Key), .. InfoRequestColumns(row)]);
                break;
            case "GO.gazette":
                tables.Insert("gb", [.. GazetteColumns(row)]);
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
            "GO.infoRequest" => tables.Rows("sqgk", "bh desc", ("sqr", key))
                .Select(row => InfoRequestOf(row, key)),
            "GO.gazette" => tables.Rows("gb", "sxrq desc, wh desc")
                .Select(row => GazetteOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "GO.infoRequest":
                tables.Insert("sqgk", [("sqr", row.Key), .. InfoRequestColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] InfoRequestColumns(RegisterRow row)
    {
        return row.Given(
            ("reqNo", "bh", row.Text("reqNo")),
            ("topic", "nr", row.Text("topic")),
            ("status", "zt", InfoRequestStatus.Code(row.Text("status"))),
            ("replyDue", "dfqx", row.Date("replyDue").Pattern("yyyy-MM-dd")));
    }

    private static RegisterRow InfoRequestOf(TableRow row, string key)
    {
        return Row(
            "GO.infoRequest",
            key,
            ("reqNo", row.Text("bh")),
            ("topic", row.Text("nr")),
            ("status", InfoRequestStatus.Value(row.Text("zt"))),
            ("replyDue", Notation.ParseDate(row.Text("dfqx"), "yyyy-MM-dd")));
    }

    private static (string, object?)[] GazetteColumns(RegisterRow row)
    {
        return row.Given(
            ("docNo", "wh", row.Text("docNo")),
            ("title", "bt", row.Text("title")),
            ("effectiveDate", "sxrq", row.Date("effectiveDate").Pattern("yyyy-MM-dd")),
            ("force", "xl", GazetteForce.Code(row.Text("force"))));
    }

    private static RegisterRow GazetteOf(TableRow row, string key)
    {
        return Row(
            "GO.gazette",
            key,
            ("docNo", row.Text("wh")),
            ("title", row.Text("bt")),
            ("effectiveDate", Notation.ParseDate(row.Text("sxrq"), "yyyy-MM-dd")),
            ("force", GazetteForce.Value(row.Text("xl"))));
    }
}
