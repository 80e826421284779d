using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;
using static GovDataHub.Departments.Registers.HCM.Bundle;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>Free slots of the clinics, for everybody: filters in the query, those left empty not used.</summary>
internal sealed class ClinicSlots(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fhir/Slot", (HttpRequest request) => Search(request.Query));
    }

    private static bool Fits(IQueryCollection query, TableRow row)
    {
        return Asked("location", row.Text("HOSPITAL_NAME"))
            && Asked("specialty", row.Text("CLINIC_NAME"))
            && Asked("start", row.Text("SLOT_AT"))
            && Amount("free", row.Number("LEFT_COUNT"))
            && Amount("price", row.Number("FEE"));

        bool Asked(string filter, string? value)
        {
            return query[filter].ToString() is var asked && (asked.Length == 0 || asked == value);
        }

        bool Amount(string filter, decimal? value)
        {
            return query[filter].ToString() is var asked
                && (asked.Length == 0
                    || (decimal.TryParse(asked, CultureInfo.InvariantCulture, out var amount) && amount == value));
        }
    }

    private static JsonObject Slot(TableRow row)
    {
        return new()
        {
            ["resourceType"] = "Slot",
            ["location"] = With("display", row.Text("HOSPITAL_NAME")),
            ["specialty"] = With("text", row.Text("CLINIC_NAME")),
            ["start"] = row.Text("SLOT_AT"),
            ["free"] = row.Whole("LEFT_COUNT"),
            ["price"] = With("value", row.Text("FEE")),
        };
    }

    private JsonObject Search(IQueryCollection query)
    {
        using var tables = store.Read();
        return Of(HealthTables.Of("HCM.booking").Rows("", tables).Where(row => Fits(query, row)).Select(Slot));
    }
}
