using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.CTB;

/// <summary>
/// The bureau's open platform: a path for each service, people posted as a bare array, and an answer that is a bare
/// array too; hotels by the page, with the pages counted in the answer.
/// </summary>
internal sealed class TourismInterface(DepartmentStore store)
{
    private const int HotelsOnAPage = 20;

    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["tourGuide"] = ["idCard", "guideCard", "languages", "agencyName", "expires"],
        ["venueLicence"] = ["uscc", "licence", "venueType", "expires"],
        ["libraryReader"] = ["idCard", "reader", "readerState", "overdueBooks", "borrowed"],
        ["parkPass"] = ["idCard", "pass", "expires", "passState"],
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        MapPeople(routes, "/open/guides", "tourGuide", "idCard", "");
        MapPeople(routes, "/open/venues", "venueLicence", "uscc", "expires desc, licence desc");
        MapPeople(routes, "/open/readers", "libraryReader", "idCard", "");
        MapPeople(routes, "/open/passes", "parkPass", "idCard", "");
        routes.MapPost("/open/hotels", async (HttpRequest request, CancellationToken cancellationToken) =>
            Answer(Hotels(await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken))));
    }

    private static ContentHttpResult Answer(JsonNode answer)
    {
        return TypedResults.Text(answer.ToJsonString(), "application/json");
    }

    private void MapPeople(IEndpointRouteBuilder routes, string path, string table, string key, string order)
    {
        routes.MapPost(path, async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var people = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            using var tables = store.Read();
            var found = (people?.AsArray() ?? [])
                .SelectMany(person => tables.Rows(table, order, (key, (string?)person)))
                .Select(row => Listed(row, Columns[table]));
            return Answer(new JsonArray([.. found]));
        });
    }

    private JsonObject Hotels(JsonNode? wanted)
    {
        using var tables = store.Read();
        var all = tables.Rows("hotel", "code")
            .Where(row => Fits(wanted?["code"], row.Text("code")) && Fits(wanted?["name"], row.Text("hotelName")))
            .Where(row => Fits(wanted?["noDeposit"], row.Text("noDeposit")))
            .ToList();
        var page = (int?)wanted?["page"] ?? 1;
        var shown = all.Skip((page - 1) * HotelsOnAPage).Take(HotelsOnAPage).Select(row => new JsonObject
        {
            ["code"] = row.Text("code"),
            ["name"] = row.Text("hotelName"),
            ["noDeposit"] = row.Whole("noDeposit"),
            ["freeRooms"] = row.Whole("freeRooms"),
        });
        return new()
        {
            ["pages"] = (all.Count + HotelsOnAPage - 1) / HotelsOnAPage,
            ["hotels"] = new JsonArray([.. shown]),
        };
    }

    private static JsonObject Listed(TableRow row, string[] columns)
    {
        var listed = new JsonObject();
        foreach (var column in columns)
        {
            listed[column] = column is "readerState" or "passState" or "overdueBooks" or "borrowed"
                ? row.Whole(column)
                : row.Text(column);
        }

        return listed;
    }

    private static bool Fits(JsonNode? wanted, string? value)
    {
        return wanted is null || wanted.ToString() == value;
    }
}
