using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.ARC;

/// <summary>The archives: the catalogue of papers about people's lives, and the open catalogue.</summary>
internal sealed class ArchiveCatalogues() : SqlDepartment("ARC")
{
    private static readonly CodeTable LivelihoodKind = new(
        ("marriage", "婚姻"), ("hukou", "户籍"), ("zhiqing", "知青"), ("notary", "公证"), ("recruit", "招工"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "ARC.livelihood":
                RecordLivelihood(row, tables);
                break;
            case "ARC.openIndex":
                RecordOpenIndex(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordLivelihood(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "DA_MSML",
            ("SFZHM", row.Key),
            ("DH", row.Text("archiveNo")),
            ("DALB", LivelihoodKind.Code(row.Text("kind"))),
            ("ND", row.Number("year").Pattern()),
            ("SZHBZ", row.Flag("digitized").Bit()));
    }

    private static void RecordOpenIndex(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "DA_KFML",
            ("QZH", row.Text("fondsNo")),
            ("TM", row.Text("caption")));
    }
}
