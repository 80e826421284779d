using System.Collections.Immutable;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>The traffic police's tables. A car and its owner are apart, joined by the car's number.</summary>
internal static class TrafficTables
{
    private const string Owners = "jdc_syr";

    public static RegisterTable Vehicles { get; } =
        new("PSB.vehicle", "jdc_djxx", "", "",
            Text("plateNo", "hphm"),
            Text("vin", "clsbdh"),
            Coded("useType", "syxz", ("private", "A"), ("operating", "B"), ("freight", "F")),
            Date("regDate", "ccdjrq", "yyyy-MM-dd"),
            Date("inspectValidTo", "yxqz", "yyyy-MM-dd"),
            Coded("status", "zt", ("normal", "A"), ("expired", "G"), ("mortgaged", "O"), ("scrapped", "M")),
            Whole("seats", "hdzk"),
            Coded("energy", "rlzl", ("petrol", "A"), ("diesel", "B"), ("ev", "C"), ("phev", "O")),
            Date("insValidTo", "bxzzrq", "yyyy-MM-dd"));

    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("PSB.license", "jsz_jbxx", "sfzmhm", "",
            Text("fileNo", "dabh"),
            Text("class", "zjcx"),
            Date("issueDate", "cclzrq", "yyyy-MM-dd"),
            Date("validTo", "yxqz", "yyyy-MM-dd"),
            Digits("points", "ljjf"),
            Coded("status", "zt", ("normal", "A"), ("overdue", "M"), ("revoked", "G"), ("suspended", "D")))
            { Identity = [] },
        new("PSB.violation", "wf_jdczp", "sfzmhm", "wfsj desc, jdsbh desc",
            Text("ticketNo", "jdsbh"),
            Text("carPlate", "hphm"),
            Moment("at", "wfsj", "yyyy-MM-dd HH:mm:ss"),
            Text("place", "wfdz"),
            Digits("points", "wfjfs"),
            Fen("fine", "fkje"),
            Flag("paid", "jkbj", "1", "0"),
            Flag("accident", "sgbj", "1", "0")) { Identity = ["jdsbh"] },
    ];

    public static void RecordVehicle(RegisterRow row, TableWriter tables)
    {
        var car = Vehicles.Record(row, tables);
        tables.Insert(Owners, ("sfzmhm", row.Key), ("xh", car));
    }

    /// <summary>The cars of one owner, the one registered last first.</summary>
    public static IEnumerable<TableRow> VehiclesOf(string owner, TableReader tables)
    {
        return tables.Rows(Owners, "", ("sfzmhm", owner))
            .SelectMany(owned => tables.Rows("jdc_djxx", "", ("xh", owned.Whole("xh"))))
            .OrderByDescending(car => car.Text("ccdjrq"), StringComparer.Ordinal)
            .ThenBy(car => car.Text("hphm"), StringComparer.Ordinal);
    }

    /// <summary>Changes cars of one owner.</summary>
    public static void ChangeVehicles(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        tables.UpdateRows("jdc_djxx", [.. VehiclesOf(row.Key, tables)], places, Vehicles.ValuesOf(row));
    }

    /// <summary>Changes a car of the owner's, told by its plate, or registers one.</summary>
    public static void ApplyVehicle(RegisterRow row, TableEditor tables)
    {
        var known = VehiclesOf(row.Key, tables).FirstOrDefault(car => car.Text("hphm") == row.Text("plateNo"));
        if (known is not null)
        {
            tables.Update("jdc_djxx", ("xh", known.Whole("xh")), Vehicles.ValuesOf(row));
            return;
        }

        var car = tables.Insert("jdc_djxx", Vehicles.ValuesOf(row));
        tables.Insert(Owners, ("sfzmhm", row.Key), ("xh", car));
    }
}
