using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.DPF;

/// <summary>The disabled persons' federation: certificates, subsidies, employers' quotas.</summary>
internal sealed class DisabledPersons() : GraphQLDepartment("DPF")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "DPF.disability":
                tables.Insert("cjrz", [("sfzh", row.Key), .. DisabilityColumns(row)]);
                break;
            case "DPF.subsidy":
                tables.Insert("cjbt", [("sfzh", row.Key), .. SubsidyColumns(row)]);
                break;
            case "DPF.employer":
                tables.Insert("cbj", [("xydm", row.Key), .. EmployerColumns(row)]);
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
            "DPF.disability" => tables.Rows("cjrz", "", ("sfzh", key))
                .Select(row => DisabilityOf(row, key)),
            "DPF.subsidy" => tables.Rows("cjbt", "", ("sfzh", key))
                .Select(row => SubsidyOf(row, key)),
            "DPF.employer" => tables.Rows("cbj", "nd desc", ("xydm", key))
                .Select(row => EmployerOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "DPF.disability":
                tables.Upsert("cjrz", ("sfzh", row.Key), DisabilityColumns(row));
                break;
            case "DPF.subsidy":
                tables.Upsert("cjbt", ("sfzh", row.Key), SubsidyColumns(row));
                break;
            case "DPF.employer":
                tables.Insert("cbj", [("xydm", row.Key), .. EmployerColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] DisabilityColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "cjzh", row.Text("certNo")),
            ("category", "cjlb", row.Text("category")),
            ("grade", "cjdj", row.Whole("grade")),
            ("validTo", "yxqz", row.Date("validTo").Pattern("yyyyMMdd")));
    }

    private static RegisterRow DisabilityOf(TableRow row, string key)
    {
        return Row(
            "DPF.disability",
            key,
            ("certNo", row.Text("cjzh")),
            ("category", row.Text("cjlb")),
            ("grade", row.Whole("cjdj")),
            ("validTo", Notation.ParseDate(row.Text("yxqz"), "yyyyMMdd")));
    }

    private static (string, object?)[] SubsidyColumns(RegisterRow row)
    {
        return row.Given(
            ("living", "shbt", row.Flag("living").Either("T", "F")),
            ("care", "hlbt", row.Flag("care").Either("T", "F")),
            ("aidsLast", "fjspr", row.Date("aidsLast").Pattern("yyyy.MM.dd")));
    }

    private static RegisterRow SubsidyOf(TableRow row, string key)
    {
        return Row(
            "DPF.subsidy",
            key,
            ("living", row.Is("shbt", "T")),
            ("care", row.Is("hlbt", "T")),
            ("aidsLast", Notation.ParseDate(row.Text("fjspr"), "yyyy.MM.dd")));
    }

    private static (string, object?)[] EmployerColumns(RegisterRow row)
    {
        return row.Given(
            ("year", "nd", row.Whole("year")),
            ("disabledStaff", "azrs", row.Whole("disabledStaff")),
            ("due", "yjje", row.Number("due").Fen()));
    }

    private static RegisterRow EmployerOf(TableRow row, string key)
    {
        return Row(
            "DPF.employer",
            key,
            ("year", row.Whole("nd")),
            ("disabledStaff", row.Whole("azrs")),
            ("due", Notation.FromFen(row.Whole("yjje"))));
    }
}
