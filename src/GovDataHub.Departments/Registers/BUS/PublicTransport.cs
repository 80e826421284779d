using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.BUS;

/// <summary>Public transport: concessions for riders, and the public bicycles.</summary>
internal sealed class PublicTransport() : GraphQLDepartment("BUS")
{
    private static readonly CodeTable ConcessionKind = new(
        ("none", "0"), ("elder", "1"), ("student", "2"), ("disabled", "3"), ("veteran", "4"), ("donor", "5"));

    private static readonly CodeTable ConcessionStatus = new(("none", "0"), ("active", "1"), ("expired", "2"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "BUS.concession":
                tables.Insert("yhcc", [("sfzh", row.Key), .. ConcessionColumns(row)]);
                break;
            case "BUS.bike":
                tables.Insert("ggzxc", [("sfzh", row.Key), .. BikeColumns(row)]);
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
            "BUS.concession" => tables.Rows("yhcc", "", ("sfzh", key))
                .Select(row => ConcessionOf(row, key)),
            "BUS.bike" => tables.Rows("ggzxc", "", ("sfzh", key))
                .Select(row => BikeOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "BUS.concession":
                tables.Upsert("yhcc", ("sfzh", row.Key), ConcessionColumns(row));
                break;
            case "BUS.bike":
                tables.Upsert("ggzxc", ("sfzh", row.Key), BikeColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] ConcessionColumns(RegisterRow row)
    {
        return row.Given(
            ("kind", "yhlb", ConcessionKind.Code(row.Text("kind"))),
            ("validTo", "yxqz", row.Date("validTo").Pattern("yyyyMMdd")),
            ("status", "zt", ConcessionStatus.Code(row.Text("status"))));
    }

    private static RegisterRow ConcessionOf(TableRow row, string key)
    {
        return Row(
            "BUS.concession",
            key,
            ("kind", ConcessionKind.Value(row.Text("yhlb"))),
            ("validTo", Notation.ParseDate(row.Text("yxqz"), "yyyyMMdd")),
            ("status", ConcessionStatus.Value(row.Text("zt"))));
    }

    private static (string, object?)[] BikeColumns(RegisterRow row)
    {
        return row.Given(
            ("enabled", "ktbz", row.Flag("enabled").Bit()),
            ("owed", "qfje", row.Number("owed").Fen()),
            ("lastRide", "zhzcsj", row.Moment("lastRide").EpochMilliseconds()));
    }

    private static RegisterRow BikeOf(TableRow row, string key)
    {
        return Row(
            "BUS.bike",
            key,
            ("enabled", row.Flag("ktbz")),
            ("owed", Notation.FromFen(row.Whole("qfje"))),
            ("lastRide", Notation.FromEpochMilliseconds(row.Whole("zhzcsj"))));
    }
}
