using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// Registers about no person and no company: the city's once (<see cref="OfCity"/>), and those every subdistrict adds
/// its share to (<see cref="OfSubdistrict"/>).
/// </summary>
internal static class PublicRegisters
{
    /// <summary>How many hotels the city has.</summary>
    public const int Hotels = 40;

    public static ImmutableArray<string> Hospitals { get; } =
        ["杭州市第一综合医院", "杭州市妇幼保健医院", "杭州市中医院", "杭州市滨江人民医院", "杭州市钱塘医院"];

    /// <summary>The code of one of the city's hotels, as the police and the tourism register both spell it.</summary>
    public static string HotelCode(int hotel) => string.Create(CultureInfo.InvariantCulture, $"330199L{hotel:D5}");

    public static IReadOnlyList<RegisterRow> OfCity(ulong citySeed, DateOnly today)
    {
        RowTray tray = new();
        Dice dice = new(Dice.Seed(citySeed, "public"));
        FileGovernment(today, dice, tray);
        FileAudits(today, dice, tray);
        FileBookings(today, dice, tray);
        FileFigures(today, dice, tray);
        FileWeather(today, dice, tray);
        return tray.Rows;
    }

    public static IReadOnlyList<RegisterRow> OfSubdistrict(Subdistrict subdistrict)
    {
        RowTray tray = new();
        Dice dice = subdistrict.Dice("public");
        FileSchools(subdistrict, dice, tray);
        FileAddresses(subdistrict, tray);
        FileSites(subdistrict, dice, tray);
        return tray.Rows;
    }

    private static string Code(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D4}");

    private static void FileGovernment(DateOnly today, Dice dice, RowTray tray)
    {
        for (int i = 1; i <= 60; i++)
        {
            DateOnly effective = dice.Before(today, 5, 3000);
            tray.Add("GO.gazette", string.Empty,
                ("docNo", $"杭政办〔{effective.Year}〕{i}号"),
                ("title", dice.Pick(["关于优化住房公积金提取业务的通知", "关于深化最多跑一次改革的意见", "关于加强电梯安全管理的办法",
                    "关于进一步促进就业的若干措施"])),
                ("effectiveDate", effective), ("force", dice.Chance(0.85) ? "valid" : "void"));
        }

        for (int i = 1; i <= 30; i++)
        {
            tray.Add("ARC.openIndex", string.Empty,
                ("fondsNo", Code("J", i)), ("caption", $"{1950 + i}年{dice.Pick(["城市规划", "文书", "工业调查", "水利"])}档案"));
            tray.Add("CPO.hotTopic", string.Empty, ("topicCode", Code("T", i)), ("count", dice.Between(3, 4_000)));
        }
    }

    private static void FileAudits(DateOnly today, Dice dice, RowTray tray)
    {
        for (int i = 1; i <= 24; i++)
        {
            tray.Add("AUD.auditPlan", string.Empty,
                ("planNo", Code("SJ", i)), ("target", dice.Pick(["市卫生健康委员会", "市交通运输局", "市体育局", "市教育局"])),
                ("year", today.Year - dice.Between(0, 2)));
            DateOnly due = dice.After(today, -300, 200);
            tray.Add("AUD.rectify", string.Empty,
                ("itemNo", Code("ZG", i)), ("progress", due < today || dice.Chance(0.3) ? "done" : "open"),
                ("dueDate", due));
        }
    }

    private static void FileBookings(DateOnly today, Dice dice, RowTray tray)
    {
        for (int hotel = 0; hotel < Hotels; hotel++)
        {
            tray.Add("CTB.hotel", string.Empty,
                ("hotelCode", HotelCode(hotel)),
                ("hotelName", $"杭州{Places.Of(hotel).Name}{dice.Pick(["大酒店", "宾馆", "客栈", "度假村"])}"),
                ("creditStay", dice.Chance(0.5)), ("rooms", dice.Between(0, 120)));
        }

        for (int day = 1; day <= 14; day++)
        {
            tray.Add("LGA.carQuotaWestLake", string.Empty,
                ("day", today.AddDays(day)), ("slotsLeft", dice.Chance(0.15) ? 0 : dice.Between(1, 900)));
            foreach (string hospital in Hospitals)
            {
                foreach (string clinic in (ReadOnlySpan<string>)["内科", "外科", "儿科", "妇产科"])
                    tray.Add("HCM.booking", string.Empty,
                        ("hospital", hospital), ("clinic", clinic), ("slotAt", dice.Moment(today.AddDays(day))),
                        ("left", dice.Between(0, 20)), ("fee", dice.Pick([10m, 15m, 25m, 50m])));
            }

            for (int venue = 1; venue <= 6; venue++)
                tray.Add("SPB.venueSlot", string.Empty,
                    ("venueCode", Code("CG", venue)), ("sport", dice.Pick(["羽毛球", "游泳", "篮球", "乒乓球"])),
                    ("slotAt", dice.Moment(today.AddDays(day))), ("left", dice.Between(0, 12)),
                    ("price", dice.Pick([20m, 30m, 45m, 60m])));
        }
    }

    private static void FileFigures(DateOnly today, Dice dice, RowTray tray)
    {
        string[] indicators = ["地区生产总值(亿元)", "城镇居民人均可支配收入(元)", "居民消费价格指数", "规上工业增加值增速(%)"];
        for (int quarter = 0; quarter < 8; quarter++)
        {
            DateOnly end = today.AddMonths(-3 * (quarter + 1));
            foreach (string indicator in indicators)
                tray.Add("STA.indicator", string.Empty,
                    ("indicator", indicator), ("period", $"{end.Year}Q{((end.Month - 1) / 3) + 1}"),
                    ("value", dice.Number(90, 5_800)));
        }

        for (int line = 1; line <= 12; line++)
            tray.Add("MTR.lineLoad", string.Empty, ("lineNo", $"{line}号线"), ("load", dice.Number(0.1, 1.2)));
        for (int merchant = 1; merchant <= 40; merchant++)
            tray.Add("CZC.merchant", string.Empty,
                ("merchantNo", Code("SH", merchant)),
                ("merchantName", $"{Places.Of(merchant).Name}{dice.Pick(["便利店", "书店", "公交充值点", "食堂"])}"));
    }

    private static void FileWeather(DateOnly today, Dice dice, RowTray tray)
    {
        for (int day = 1; day <= 120; day++)
        {
            foreach (string station in (ReadOnlySpan<string>)["58457", "58459", "58443"])
            {
                bool storm = dice.Chance(0.05);
                tray.Add("MET.observation", string.Empty,
                    ("station", station), ("obsDate", today.AddDays(-day)),
                    ("rain", storm ? dice.Number(50, 140) : dice.Chance(0.6) ? 0m : dice.Number(0.1, 30)),
                    ("maxWind", storm ? dice.Number(14, 28) : dice.Number(1, 12)), ("hail", storm && dice.Chance(0.1)));
            }
        }
    }

    private static void FileSchools(Subdistrict subdistrict, Dice dice, RowTray tray)
    {
        for (int community = 1; community <= 4; community++)
        {
            foreach (string stage in (ReadOnlySpan<string>)["kinder", "primary", "junior"])
                tray.Add("EDU.schoolDistrict", string.Empty,
                    ("communityCode", Places.Community(subdistrict.Number, community)),
                    ("school", Places.School(subdistrict.Place, stage)), ("year", subdistrict.Today.Year),
                    ("placesLeft", dice.Chance(0.2) ? 0 : dice.Between(1, 60)));
        }
    }

    /// <summary>Every building of the subdistrict stands in the city's address book.</summary>
    private static void FileAddresses(Subdistrict subdistrict, RowTray tray)
    {
        int number = 0;
        foreach (string building in subdistrict.Homes.Select(home => home.Building).Distinct())
            tray.Add("NRB.addressBook", string.Empty,
                ("addrCode", Places.Community(subdistrict.Number, 0) + Code("A", ++number)),
                ("fullAddress", building), ("landUse", "居住用地"),
                ("landMark", $"东至{building[..^1]}路,西至河道,南至绿地,北至{subdistrict.Place.Streets[0]}"));
    }

    private static void FileSites(Subdistrict subdistrict, Dice dice, RowTray tray)
    {
        string place = subdistrict.Place.Name;
        for (int i = 1; i <= 6; i++)
        {
            int number = (subdistrict.Number * 10) + i;
            string address = subdistrict.Place.Address(i, dice.Between(1, 200));
            tray.Add("FRD.hydrant", string.Empty,
                ("hydrantNo", Code("XH", number)), ("position", address), ("pressure", dice.Number(0.1, 0.5)),
                ("blocked", dice.Chance(0.06)));
            tray.Add("GAS.pipeline", string.Empty,
                ("segmentNo", Code("GD", number)), ("pressureClass", dice.Pick(["低压", "中压A", "中压B", "次高压"])));
            tray.Add("TOB.layout", string.Empty,
                ("gridCode", Code("TG", number)), ("quotaLeft", dice.Between(0, 6)),
                ("schoolDistance", dice.Number(10, 900)));
            if (i > 2)
                continue;
            tray.Add("CAD.shelter", string.Empty,
                ("shelterNo", Code("RF", number)), ("shelterAddr", address), ("capacity", dice.Between(80, 2_000)));
            tray.Add("SAC.soeHouse", string.Empty,
                ("houseNo", Code("GF", number)), ("houseAddr", address), ("askRent", dice.RoundMoney(1_500, 20_000)));
            tray.Add("ERA.venue", string.Empty,
                ("venueNo", Code("ZJ", number)), ("venueName", $"{place}{dice.Pick(["寺", "观", "堂"])}"),
                ("venueAddr", address));
        }
    }
}
