using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CPO;

/// <summary>Petitions and the 12345 hotline: tickets, and the topics most asked about.</summary>
internal sealed class PetitionOffice() : GraphQLDepartment("CPO")
{
    private static readonly CodeTable TicketStatus = new(("open", "CLZ"), ("answered", "YDF"), ("closed", "YBJ"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CPO.ticket":
                tables.Insert("gdxx", [("lxrzjh", row.Key), .. TicketColumns(row)]);
                break;
            case "CPO.hotTopic":
                tables.Insert("rdsq", [.. HotTopicColumns(row)]);
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
            "CPO.ticket" => tables.Rows("gdxx", "gdbh desc", ("lxrzjh", key))
                .Select(row => TicketOf(row, key)),
            "CPO.hotTopic" => tables.Rows("rdsq", "fldm")
                .Select(row => HotTopicOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "CPO.ticket":
                tables.Insert("gdxx", [("lxrzjh", row.Key), .. TicketColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] TicketColumns(RegisterRow row)
    {
        return row.Given(
            ("ticketNo", "gdbh", row.Text("ticketNo")),
            ("topic", "sqnr", row.Text("topic")),
            ("status", "gdzt", TicketStatus.Code(row.Text("status"))),
            ("replyDue", "dfqx", row.Date("replyDue").Pattern("yyyyMMdd")));
    }

    private static RegisterRow TicketOf(TableRow row, string key)
    {
        return Row(
            "CPO.ticket",
            key,
            ("ticketNo", row.Text("gdbh")),
            ("topic", row.Text("sqnr")),
            ("status", TicketStatus.Value(row.Text("gdzt"))),
            ("replyDue", Notation.ParseDate(row.Text("dfqx"), "yyyyMMdd")));
    }

    private static (string, object?)[] HotTopicColumns(RegisterRow row)
    {
        return row.Given(
            ("topicCode", "fldm", row.Text("topicCode")),
            ("count", "js", row.Whole("count")));
    }

    private static RegisterRow HotTopicOf(TableRow row, string key)
    {
        return Row(
            "CPO.hotTopic",
            key,
            ("topicCode", row.Text("fldm")),
            ("count", row.Whole("js")));
    }
}
