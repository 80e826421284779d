using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Adapter;

namespace GovDataHub.Departments.Registers.SMR;

/// <summary>
/// Takes filings: which register, whose row, and the columns that change. The filing system is older than the
/// interface for reading and speaks in columns.
/// </summary>
internal static class MarketChanges
{
    public static void Map(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/filings", (JsonObject filing) => new JsonObject
        {
            ["code"] = filing["columns"] is JsonObject columns
                ? File(frontEnd, filing, columns) ? "OK" : "PRECONDITION"
                : "MALFORMED",
        });
    }

    private static bool File(FrontEnd frontEnd, JsonObject filing, JsonObject columns)
    {
        return frontEnd.Write(new(
            EntityTables.Of("SMR." + (string?)filing["register"]).Change((string?)filing["subject"] ?? "", columns),
            (string?)filing["precondition"],
            DateOnly.ParseExact((string?)filing["filedOn"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)filing["filingNumber"] ?? "",
            (string?)filing["withdraws"]));
    }
}
