using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.SPB;

/// <summary>Sports: the slots of venues, and instructors.</summary>
internal sealed class SportsBureau() : GraphQLDepartment("SPB")
{
    private const string VenueSlotOrder = "cckssj, cgbm";

    private static readonly CodeTable InstructorGrade = new(("l3", "3"), ("l2", "2"), ("l1", "1"), ("national", "0"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "SPB.venueSlot":
                tables.Insert("cg_cc", [.. VenueSlotColumns(row)]);
                break;
            case "SPB.instructor":
                tables.Insert("zdy", [("sfzh", row.Key), .. InstructorColumns(row)]);
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
            "SPB.venueSlot" => tables.Rows("cg_cc", VenueSlotOrder)
                .Select(row => VenueSlotOf(row, key)),
            "SPB.instructor" => tables.Rows("zdy", "", ("sfzh", key))
                .Select(row => InstructorOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "SPB.instructor":
                tables.Upsert("zdy", ("sfzh", row.Key), InstructorColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <inheritdoc/>
    public override void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "SPB.venueSlot")
            throw new UnknownRegisterException(Code, row.Resource);
        tables.UpdateRows("cg_cc", tables.Rows("cg_cc", VenueSlotOrder), places, VenueSlotColumns(row));
    }

    private static (string, object?)[] VenueSlotColumns(RegisterRow row)
    {
        return row.Given(
            ("venueCode", "cgbm", row.Text("venueCode")),
            ("sport", "xm", row.Text("sport")),
            ("slotAt", "cckssj", row.Moment("slotAt").EpochSeconds()),
            ("left", "sy", row.Whole("left")),
            ("price", "jg", row.Number("price").Fen()));
    }

    private static RegisterRow VenueSlotOf(TableRow row, string key)
    {
        return Row(
            "SPB.venueSlot",
            key,
            ("venueCode", row.Text("cgbm")),
            ("sport", row.Text("xm")),
            ("slotAt", Notation.FromEpochSeconds(row.Whole("cckssj"))),
            ("left", row.Whole("sy")),
            ("price", Notation.FromFen(row.Whole("jg"))));
    }

    private static (string, object?)[] InstructorColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "zsh", row.Text("certNo")),
            ("grade", "dj", InstructorGrade.Code(row.Text("grade"))),
            ("issueDate", "fzrq", row.Date("issueDate").Pattern("yyyyMMdd")));
    }

    private static RegisterRow InstructorOf(TableRow row, string key)
    {
        return Row(
            "SPB.instructor",
            key,
            ("certNo", row.Text("zsh")),
            ("grade", InstructorGrade.Value(row.Text("dj"))),
            ("issueDate", Notation.ParseDate(row.Text("fzrq"), "yyyyMMdd")));
    }
}
