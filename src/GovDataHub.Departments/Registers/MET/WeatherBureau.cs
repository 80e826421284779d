using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.MET;

/// <summary>Meteorology: lightning protection of buildings, and the observations of the stations.</summary>
internal sealed class WeatherBureau() : GraphQLDepartment("MET")
{
    private static readonly CodeTable LightningResult = new(("pass", "Y"), ("fail", "N"), ("none", "-"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "MET.lightning":
                tables.Insert("flzz", [("xydm", row.Key), .. LightningColumns(row)]);
                break;
            case "MET.observation":
                tables.Insert("qxgc", [.. ObservationColumns(row)]);
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
            "MET.lightning" => tables.Rows("flzz", "ysrq desc, wsbh desc", ("xydm", key))
                .Select(row => LightningOf(row, key)),
            "MET.observation" => tables.Rows("qxgc", "gcrq desc, zh")
                .Select(row => ObservationOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "MET.lightning":
                tables.Insert("flzz", [("xydm", row.Key), .. LightningColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] LightningColumns(RegisterRow row)
    {
        return row.Given(
            ("docNo", "wsbh", row.Text("docNo")),
            ("result", "jl", LightningResult.Code(row.Text("result"))),
            ("date", "ysrq", row.Date("date").Pattern("yyyyMMdd")));
    }

    private static RegisterRow LightningOf(TableRow row, string key)
    {
        return Row(
            "MET.lightning",
            key,
            ("docNo", row.Text("wsbh")),
            ("result", LightningResult.Value(row.Text("jl"))),
            ("date", Notation.ParseDate(row.Text("ysrq"), "yyyyMMdd")));
    }

    private static (string, object?)[] ObservationColumns(RegisterRow row)
    {
        return row.Given(
            ("station", "zh", row.Text("station")),
            ("obsDate", "gcrq", row.Date("obsDate").Digits()),
            ("rain", "r24", row.Number("rain").Times(10m).Pattern()),
            ("maxWind", "jdfs", row.Number("maxWind").Pattern()),
            ("hail", "bb", row.Flag("hail").Bit()));
    }

    private static RegisterRow ObservationOf(TableRow row, string key)
    {
        return Row(
            "MET.observation",
            key,
            ("station", row.Text("zh")),
            ("obsDate", Notation.ParseDate(row.Text("gcrq"), "yyyyMMdd")),
            ("rain", row.Number("r24").Times(0.1m)),
            ("maxWind", row.Number("jdfs")),
            ("hail", row.Flag("bb")));
    }
}
