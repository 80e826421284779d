using System.Globalization;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.DRA;

/// <summary>
/// Data resources: accounts with contact and assurance apart, who may act for an enterprise, the older access log, and
/// objections. Levels of assurance are the numbers 1 to 3, moments are seconds.
/// </summary>
internal sealed class AccountCentre() : RestDepartment("DRA")
{
    private static readonly CodeTable Assurance = new(("basic", "1"), ("real", "2"), ("advanced", "3"));

    private static readonly CodeTable ObjectionState = new(
        ("none", "none"), ("open", "in_progress"), ("corrected", "upheld"), ("rejected", "dismissed"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "DRA.account":
                RecordAccount(row, tables);
                break;
            case "DRA.entAccount":
                tables.Insert(
                    "enterprise_operator",
                    ("enterprise", row.Key),
                    ("operator", row.Text("operatorIdNo")),
                    ("scope", row.Text("scope")),
                    ("valid_to", row.Date("validTo").Pattern("yyyy-MM-dd")));
                break;
            case "DRA.accessLog":
                tables.Insert(
                    "access_log",
                    ("citizen", row.Key),
                    ("transfer", row.Text("transferId")),
                    ("provider", row.Text("provider")),
                    ("receiver", row.Text("receiver")),
                    ("purpose", row.Text("purpose")),
                    ("fields", row.Text("fieldList")),
                    ("logged_at", row.Moment("at").EpochSeconds()));
                break;
            case "DRA.objection":
                tables.Insert("objection", [("citizen", row.Key), .. ObjectionColumns(row)]);
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
            "DRA.account" =>
                tables.Rows("account_contact", "", ("citizen", key)).Select(row => Account(resource, key, row, tables)),
            "DRA.entAccount" => tables.Rows("enterprise_operator", "valid_to desc, operator", ("enterprise", key))
                .Select(row => Row(
                    resource,
                    key,
                    ("operatorIdNo", row.Text("operator")),
                    ("scope", row.Text("scope")),
                    ("validTo", Notation.ParseDate(row.Text("valid_to"), "yyyy-MM-dd")))),
            "DRA.accessLog" => tables.Rows("access_log", "logged_at desc, transfer desc", ("citizen", key))
                .Select(row => Row(
                    resource,
                    key,
                    ("transferId", row.Text("transfer")),
                    ("provider", row.Text("provider")),
                    ("receiver", row.Text("receiver")),
                    ("purpose", row.Text("purpose")),
                    ("fieldList", row.Text("fields")),
                    ("at", Notation.FromEpochSeconds(row.Whole("logged_at"))))),
            "DRA.objection" => tables.Rows("objection", "due desc, case_no desc", ("citizen", key)).Select(row => Row(
                resource,
                key,
                ("caseNo", row.Text("case_no")),
                ("fieldRef", row.Text("field")),
                ("status", ObjectionState.Value(row.Text("state"))),
                ("due", Notation.ParseDate(row.Text("due"), "yyyy-MM-dd")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <summary>An objection that is raised gets its number here.</summary>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "DRA.objection")
            throw new UnknownRegisterException(Code, row.Resource);
        var objection = tables.Insert("objection", [("citizen", row.Key), .. ObjectionColumns(row)]);
        if (row.Text("caseNo") is null)
            tables.Update("objection", ("rowid", objection), ("case_no", Notation.Numbered("YY", objection)));
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new AccountInterface(store).Map(routes);
    }

    private static (string, object?)[] ObjectionColumns(RegisterRow row)
    {
        return row.Given(
            ("caseNo", "case_no", row.Text("caseNo")),
            ("fieldRef", "field", row.Text("fieldRef")),
            ("status", "state", ObjectionState.Code(row.Text("status"))),
            ("due", "due", row.Date("due").Pattern("yyyy-MM-dd")));
    }

    private static void RecordAccount(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "account_contact",
            ("citizen", row.Key),
            ("mobile", row.Text("mobile")),
            ("email", row.Text("email")),
            ("mail_address", row.Text("mailAddress")));
        tables.Insert(
            "account_assurance",
            ("citizen", row.Key),
            ("auth_level", Level(row.Text("authLevel"))),
            ("face_at", row.Moment("faceAt").EpochSeconds()));
    }

    private static long? Level(string? value)
    {
        return Assurance.Code(value) is { } code ? long.Parse(code, CultureInfo.InvariantCulture) : null;
    }

    private static RegisterRow Account(string resource, string key, TableRow contact, TableReader tables)
    {
        var assurance = tables.Rows("account_assurance", "", ("citizen", key)).Single();
        return Row(
            resource,
            key,
            ("mobile", contact.Text("mobile")),
            ("email", contact.Text("email")),
            ("mailAddress", contact.Text("mail_address")),
            ("authLevel", Assurance.Value(assurance.Text("auth_level"))),
            ("faceAt", Notation.FromEpochSeconds(assurance.Whole("face_at"))));
    }
}
