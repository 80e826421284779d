using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CTB;

/// <summary>
/// Culture and tourism: guides, licences, readers, park passes, hotels; dates with slashes, states as numbers.
/// </summary>
internal sealed class CultureAndTourism() : RestDepartment("CTB")
{
    private const string DatePattern = "yyyy/MM/dd";

    private static readonly CodeTable VenueType = new(
        ("internetcafe", "WB"), ("entertainment", "YL"), ("performance", "YC"), ("travel", "LX"));

    private static readonly CodeTable ReaderState = new(("none", "0"), ("active", "1"), ("frozen", "9"));

    private static readonly CodeTable PassState = new(("none", "0"), ("active", "1"), ("expired", "2"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CTB.guide":
                tables.Insert(
                    "tourGuide",
                    ("idCard", row.Key),
                    ("guideCard", row.Text("cardNo")),
                    ("languages", row.Text("langs")),
                    ("agencyName", row.Text("agency")),
                    ("expires", row.Date("validTo").Pattern(DatePattern)));
                break;
            case "CTB.licence":
                tables.Insert(
                    "venueLicence",
                    ("uscc", row.Key),
                    ("licence", row.Text("licenseNo")),
                    ("venueType", VenueType.Code(row.Text("kind"))),
                    ("expires", row.Date("validTo").Pattern(DatePattern)));
                break;
            case "CTB.reader":
                tables.Insert(
                    "libraryReader",
                    ("idCard", row.Key),
                    ("reader", row.Text("readerNo")),
                    ("readerState", ReaderState.Code(row.Text("status"))),
                    ("overdueBooks", row.Whole("overdue")),
                    ("borrowed", row.Whole("onLoan")));
                break;
            case "CTB.scenicPass":
                tables.Insert(
                    "parkPass",
                    ("idCard", row.Key),
                    ("pass", row.Text("passNo")),
                    ("expires", row.Date("validTo").Pattern(DatePattern)),
                    ("passState", PassState.Code(row.Text("status"))));
                break;
            case "CTB.hotel":
                tables.Insert(
                    "hotel",
                    ("code", row.Text("hotelCode")),
                    ("hotelName", row.Text("hotelName")),
                    ("noDeposit", row.Flag("creditStay").Bit()),
                    ("freeRooms", row.Whole("rooms")));
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
            "CTB.guide" => tables.Rows("tourGuide", "", ("idCard", key)).Select(row => Row(
                resource,
                key,
                ("cardNo", row.Text("guideCard")),
                ("langs", row.Text("languages")),
                ("agency", row.Text("agencyName")),
                ("validTo", Expiry(row)))),
            "CTB.licence" => tables.Rows("venueLicence", "expires desc, licence desc", ("uscc", key)).Select(row => Row(
                resource,
                key,
                ("licenseNo", row.Text("licence")),
                ("kind", VenueType.Value(row.Text("venueType"))),
                ("validTo", Expiry(row)))),
            "CTB.reader" => tables.Rows("libraryReader", "", ("idCard", key)).Select(row => Row(
                resource,
                key,
                ("readerNo", row.Text("reader")),
                ("status", ReaderState.Value(row.Text("readerState"))),
                ("overdue", row.Whole("overdueBooks")),
                ("onLoan", row.Whole("borrowed")))),
            "CTB.scenicPass" => tables.Rows("parkPass", "", ("idCard", key)).Select(row => Row(
                resource,
                key,
                ("passNo", row.Text("pass")),
                ("validTo", Expiry(row)),
                ("status", PassState.Value(row.Text("passState"))))),
            "CTB.hotel" => tables.Rows("hotel", "code").Select(row => Row(
                resource,
                key,
                ("hotelCode", row.Text("code")),
                ("hotelName", row.Text("hotelName")),
                ("creditStay", row.Whole("noDeposit") is { } bit ? bit == 1 : null),
                ("rooms", row.Whole("freeRooms")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new TourismInterface(store).Map(routes);
    }

    private static DateOnly? Expiry(TableRow row)
    {
        return Notation.ParseDate(row.Text("expires"), DatePattern);
    }
}
