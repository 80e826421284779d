using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.RRO;

/// <summary>The approval service office: cases of all departments, ratings, electronic licences.</summary>
internal sealed class ApprovalOffice() : GraphQLDepartment("RRO")
{
    private static readonly CodeTable CaseRegistryStatus = new(
        ("accepted", "10"), ("pendingFix", "20"), ("reviewing", "30"),
        ("done", "90"), ("rejected", "91"), ("withdrawn", "92"));

    private static readonly CodeTable LicenceStatus = new(("valid", "1"), ("suspended", "2"), ("revoked", "3"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "RRO.caseRegistry":
                tables.Insert("bjk", [("sqrzjh", row.Key), .. CaseRegistryColumns(row)]);
                break;
            case "RRO.rating":
                tables.Insert("hcp", [("pjrzjh", row.Key), .. RatingColumns(row)]);
                break;
            case "RRO.licence":
                tables.Insert("dzzz", [("czrzjh", row.Key), .. LicenceColumns(row)]);
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
            "RRO.caseRegistry" => tables.Rows("bjk", "cnbjrq desc, bjbh desc", ("sqrzjh", key))
                .Select(row => CaseRegistryOf(row, key)),
            "RRO.rating" => tables.Rows("hcp", "bjbh desc", ("pjrzjh", key))
                .Select(row => RatingOf(row, key)),
            "RRO.licence" => tables.Rows("dzzz", "yxqz desc, zzbs", ("czrzjh", key))
                .Select(row => LicenceOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "RRO.caseRegistry":
                tables.Insert("bjk", [("sqrzjh", row.Key), .. CaseRegistryColumns(row)]);
                break;
            case "RRO.rating":
                tables.Insert("hcp", [("pjrzjh", row.Key), .. RatingColumns(row)]);
                break;
            case "RRO.licence":
                tables.Insert("dzzz", [("czrzjh", row.Key), .. LicenceColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] CaseRegistryColumns(RegisterRow row)
    {
        return row.Given(
            ("caseNo", "bjbh", row.Text("caseNo")),
            ("matterCode", "sxbm", row.Text("matterCode")),
            ("status", "bjzt", CaseRegistryStatus.Code(row.Text("status"))),
            ("promiseDue", "cnbjrq", row.Date("promiseDue").Pattern("yyyy-MM-dd")),
            ("finishedAt", "bjsj", row.Moment("finishedAt").Pattern("yyyyMMddHHmmss")));
    }

    private static RegisterRow CaseRegistryOf(TableRow row, string key)
    {
        return Row(
            "RRO.caseRegistry",
            key,
            ("caseNo", row.Text("bjbh")),
            ("matterCode", row.Text("sxbm")),
            ("status", CaseRegistryStatus.Value(row.Text("bjzt"))),
            ("promiseDue", Notation.ParseDate(row.Text("cnbjrq"), "yyyy-MM-dd")),
            ("finishedAt", Notation.ParseMoment(row.Text("bjsj"), "yyyyMMddHHmmss")));
    }

    private static (string, object?)[] RatingColumns(RegisterRow row)
    {
        return row.Given(
            ("ratedCase", "bjbh", row.Text("ratedCase")),
            ("score", "pjdj", row.Whole("score")),
            ("rectified", "zgbz", row.Flag("rectified").Bit()));
    }

    private static RegisterRow RatingOf(TableRow row, string key)
    {
        return Row(
            "RRO.rating",
            key,
            ("ratedCase", row.Text("bjbh")),
            ("score", row.Whole("pjdj")),
            ("rectified", row.Flag("zgbz")));
    }

    private static (string, object?)[] LicenceColumns(RegisterRow row)
    {
        return row.Given(
            ("licenceId", "zzbs", row.Text("licenceId")),
            ("licenceType", "zzlx", row.Text("licenceType")),
            ("issuer", "fzjg", row.Text("issuer")),
            ("validTo", "yxqz", row.Date("validTo").Pattern("yyyyMMdd")),
            ("status", "zzzt", LicenceStatus.Code(row.Text("status"))));
    }

    private static RegisterRow LicenceOf(TableRow row, string key)
    {
        return Row(
            "RRO.licence",
            key,
            ("licenceId", row.Text("zzbs")),
            ("licenceType", row.Text("zzlx")),
            ("issuer", row.Text("fzjg")),
            ("validTo", Notation.ParseDate(row.Text("yxqz"), "yyyyMMdd")),
            ("status", LicenceStatus.Value(row.Text("zzzt"))));
    }
}
