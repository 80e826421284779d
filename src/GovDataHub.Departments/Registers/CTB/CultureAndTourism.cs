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
                tables.Insert("tourGuide", [("idCard", row.Key), .. GuideColumns(row)]);
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
                tables.Insert("libraryReader", [("idCard", row.Key), .. ReaderColumns(row)]);
                break;
            case "CTB.scenicPass":
                tables.Insert("parkPass", [("idCard", row.Key), .. PassColumns(row)]);
                break;
            case "CTB.hotel":
                tables.Insert("hotel", HotelColumns(row));
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
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        var (table, values) = row.Resource switch
        {
            "CTB.guide" => ("tourGuide", GuideColumns(row)),
            "CTB.reader" => ("libraryReader", ReaderColumns(row)),
            "CTB.scenicPass" => ("parkPass", PassColumns(row)),
            _ => throw new UnknownRegisterException(Code, row.Resource),
        };
        tables.Upsert(table, ("idCard", row.Key), values);
    }

    /// <inheritdoc/>
    public override void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "CTB.hotel")
            throw new UnknownRegisterException(Code, row.Resource);
        tables.UpdateRows("hotel", tables.Rows("hotel", "code"), places, HotelColumns(row));
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new TourismInterface(store).Map(routes);
    }

    private static (string, object?)[] GuideColumns(RegisterRow row)
    {
        return row.Given(
            ("cardNo", "guideCard", row.Text("cardNo")),
            ("langs", "languages", row.Text("langs")),
            ("agency", "agencyName", row.Text("agency")),
            ("validTo", "expires", row.Date("validTo").Pattern(DatePattern)));
    }

    private static (string, object?)[] ReaderColumns(RegisterRow row)
    {
        return row.Given(
            ("readerNo", "reader", row.Text("readerNo")),
            ("status", "readerState", ReaderState.Code(row.Text("status"))),
            ("overdue", "overdueBooks", row.Whole("overdue")),
            ("onLoan", "borrowed", row.Whole("onLoan")));
    }

    private static (string, object?)[] PassColumns(RegisterRow row)
    {
        return row.Given(
            ("passNo", "pass", row.Text("passNo")),
            ("validTo", "expires", row.Date("validTo").Pattern(DatePattern)),
            ("status", "passState", PassState.Code(row.Text("status"))));
    }

    private static (string, object?)[] HotelColumns(RegisterRow row)
    {
        return row.Given(
            ("hotelCode", "code", row.Text("hotelCode")),
            ("hotelName", "hotelName", row.Text("hotelName")),
            ("creditStay", "noDeposit", row.Flag("creditStay").Bit()),
            ("rooms", "freeRooms", row.Whole("rooms")));
    }

    private static DateOnly? Expiry(TableRow row)
    {
        return Notation.ParseDate(row.Text("expires"), DatePattern);
    }
}
