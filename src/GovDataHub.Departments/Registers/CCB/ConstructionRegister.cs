using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CCB;

/// <summary>
/// Construction: permits, certificates, registered people and lift retrofits; every date in three columns.
/// </summary>
internal sealed class ConstructionRegister() : RestDepartment("CCB")
{
    private static readonly CodeTable PermitState = new(("none", "0"), ("valid", "1"), ("closed", "2"));

    private static readonly CodeTable Grade = new(("special", "T"), ("l1", "1"), ("l2", "2"), ("l3", "3"));

    private static readonly CodeTable Profession = new(
        ("builder1", "JZ1"), ("builder2", "JZ2"), ("supervisor", "JL"), ("cost", "ZJ"));

    private static readonly CodeTable LiftState =
        new(("none", "0"), ("approved", "10"), ("building", "20"), ("done", "30"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CCB.permit":
                tables.Insert("works_permit", [("owner", row.Key), .. PermitColumns(row)]);
                break;
            case "CCB.qualification":
                RecordUntil(
                    "company_certificate",
                    row,
                    tables,
                    ("owner", row.Key),
                    ("certificate", row.Text("certNo")),
                    ("category", row.Text("category")),
                    ("grade", Grade.Code(row.Text("grade"))));
                break;
            case "CCB.personnel":
                RecordUntil(
                    "registered_person",
                    row,
                    tables,
                    ("person", row.Key),
                    ("registration", row.Text("regNo")),
                    ("profession", Profession.Code(row.Text("kind"))),
                    ("employer", row.Text("unit")));
                break;
            case "CCB.liftRetrofit":
                tables.Insert(
                    "lift_project",
                    ("person", row.Key),
                    ("project", row.Text("projectNo")),
                    ("state", LiftState.Code(row.Text("status"))),
                    ("share_yuan", row.Number("costShare").Pattern()));
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
            "CCB.permit" => Rows(tables, "works_permit", "owner", key, "issued", "permit_no").Select(row => Row(
                resource,
                key,
                ("permitNo", row.Text("permit_no")),
                ("projCode", row.Text("project")),
                ("issueDate", Day(row, "issued")),
                ("status", PermitState.Value(row.Text("state"))))),
            "CCB.qualification" =>
                Rows(tables, "company_certificate", "owner", key, "until", "certificate").Select(row => Row(
                resource,
                key,
                ("certNo", row.Text("certificate")),
                ("category", row.Text("category")),
                ("grade", Grade.Value(row.Text("grade"))),
                ("validTo", Day(row, "until")))),
            "CCB.personnel" =>
                Rows(tables, "registered_person", "person", key, "until", "registration").Select(row => Row(
                resource,
                key,
                ("regNo", row.Text("registration")),
                ("kind", Profession.Value(row.Text("profession"))),
                ("unit", row.Text("employer")),
                ("validTo", Day(row, "until")))),
            "CCB.liftRetrofit" => tables.Rows("lift_project", "", ("person", key)).Select(row => Row(
                resource,
                key,
                ("projectNo", row.Text("project")),
                ("status", LiftState.Value(row.Text("state"))),
                ("costShare", row.Number("share_yuan")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <summary>A permit that is granted gets its number here.</summary>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "CCB.permit")
            throw new UnknownRegisterException(Code, row.Resource);
        var permit = tables.Insert("works_permit", [("owner", row.Key), .. PermitColumns(row)]);
        if (row.Text("permitNo") is null)
            tables.Update("works_permit", ("rowid", permit), ("permit_no", Notation.Numbered("SG", permit)));
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new ConstructionInterface(store).Map(routes);
    }

    /// <summary>Rows in the register's order: by the date of three columns, then by number, both downward.</summary>
    internal static IReadOnlyList<TableRow> Rows(
        TableReader tables, string table, string column, string key, string date, string number)
    {
        return tables.Rows(table, $"{date}_y desc, {date}_m desc, {date}_d desc, {number} desc", (column, key));
    }

    internal static JsonNode? Parts(TableRow row, string date)
    {
        return row.Whole(date + "_y") is null
            ? null
            : new JsonObject
            {
                ["year"] = row.Whole(date + "_y"),
                ["month"] = row.Whole(date + "_m"),
                ["day"] = row.Whole(date + "_d"),
            };
    }

    private static (string, object?)[] PermitColumns(RegisterRow row)
    {
        var issued = row.Date("issueDate");
        return row.Given(
            ("permitNo", "permit_no", row.Text("permitNo")),
            ("projCode", "project", row.Text("projCode")),
            ("issueDate", "issued_y", issued?.Year),
            ("issueDate", "issued_m", issued?.Month),
            ("issueDate", "issued_d", issued?.Day),
            ("status", "state", PermitState.Code(row.Text("status"))));
    }

    private static void RecordUntil(
        string table, RegisterRow row, TableWriter tables, params ReadOnlySpan<(string Column, object? Value)> values)
    {
        var until = row.Date("validTo");
        tables.Insert(table, [.. values, ("until_y", until?.Year), ("until_m", until?.Month), ("until_d", until?.Day)]);
    }

    private static DateOnly? Day(TableRow row, string date)
    {
        return row.Whole(date + "_y") is { } year
            ? new DateOnly((int)year, (int)(row.Whole(date + "_m") ?? 1), (int)(row.Whole(date + "_d") ?? 1))
            : null;
    }
}
