using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>The licences a line of business needs.</summary>
internal static class CompanyLicences
{
    public static void File(Company company, RowTray tray)
    {
        Dice dice = company.Dice("licences");
        DateOnly validTo = dice.After(company.Subdistrict.Today, -90, 1500);
        if (company.Line.Is("restaurant", "retail", "hotel"))
            FileFood(company, dice, tray);
        if (company.Line.Is("hotel", "beauty", "restaurant", "entertainment"))
            FileVenue(company, validTo, dice, tray);
        if (company.Line.Is("entertainment", "travel"))
            tray.Add("CTB.licence", company.Uscc,
                ("licenseNo", company.Serial("WH")),
                ("kind", company.Line.Is("travel")
                    ? "travel"
                    : dice.Pick(["internetcafe", "entertainment", "performance"])),
                ("validTo", validTo));
        if (company.Line.Is("pet"))
            tray.Add("ARA.vetLicense", company.Uscc,
                ("licenseNo", company.Serial("DW")), ("vets", dice.Between(1, 6)), ("validTo", validTo));
        if (company.Line.Is("courier"))
            FileCourier(company, validTo, dice, tray);
        if (company.Line.Is("finance"))
            tray.Add("LFB.localFin", company.Uscc,
                ("licenseNo", company.Serial("JR")), ("kind", dice.Pick(["microloan", "guarantee", "pawn", "leasing"])),
                ("validTo", validTo));
        if (company.Line.Is("trade"))
            FileTrader(company, validTo, dice, tray);
        FileDanger(company, validTo, dice, tray);
        FileEquipment(company, dice, tray);
        FileStreet(company, validTo, dice, tray);
    }

    private static void FileFood(Company company, Dice dice, RowTray tray)
    {
        DateOnly today = company.Subdistrict.Today;
        DateOnly foodTo = company.Pinned ? today.AddDays(60) : dice.After(today, -60, 1700);
        tray.Add("SMR.foodLicense", company.Uscc,
            ("licenseNo", company.Serial("JY23301990")), ("items", "热食类食品制售;预包装食品销售"), ("validTo", foodTo),
            ("riskGrade", company.Pinned ? "B" : dice.Pick(["A", "B", "B", "C", "D"])),
            ("status", foodTo >= today ? "valid" : "expired"));
        if (company.Line.Is("retail"))
        {
            tray.Add("TOB.retail", company.Uscc,
                ("licenseNo", company.Serial("33019910")), ("validTo", dice.After(today, -60, 1500)),
                ("status", dice.Pick(["valid", "valid", "valid", "closed"])));
        }
    }

    private static void FileVenue(Company company, DateOnly validTo, Dice dice, RowTray tray)
    {
        tray.Add("HCM.hygiene", company.Uscc,
            ("licenseNo", company.Serial("WS")), ("category", company.Line.Zh),
            ("grade", dice.Pick(["A", "B", "B", "C"])),
            ("validTo", validTo));
        tray.Add("FRD.inspection", company.Uscc,
            ("certNo", company.Serial("XF")), ("result", dice.Pick(["pass", "pass", "pass", "fail"])),
            ("checkedOn", dice.Before(company.Subdistrict.Today, 30, 1500)));
        if (!company.Pinned && company.Line.Is("beauty", "entertainment", "restaurant") && dice.Chance(0.5))
        {
            tray.Add("COM.prepaidCard", company.Uscc,
                ("filingNo", company.Serial("YF")), ("kind", dice.Pick(["scale", "group", "brand"])),
                ("depositRatio", dice.Number(0.2, 0.4)));
        }
    }

    private static void FileCourier(Company company, DateOnly validTo, Dice dice, RowTray tray)
    {
        tray.Add("POS.courier", company.Uscc,
            ("licenseNo", company.Serial("浙邮")), ("validTo", validTo),
            ("status", validTo >= company.Subdistrict.Today ? "valid" : "revoked"));
        tray.Add("POS.branch", company.Uscc, ("recordNo", company.Serial("MD")), ("count", dice.Between(1, 12)));
    }

    private static void FileTrader(Company company, DateOnly validTo, Dice dice, RowTray tray)
    {
        tray.Add("CUS.declarant", company.Uscc,
            ("customsCode", company.Serial("3301")),
            ("creditLevel", dice.Pick(["aeo", "general", "general", "dishonest"])),
            ("validTo", validTo));
        tray.Add("FAO.invitation", company.Uscc,
            ("letterNo", company.Serial("YQ")), ("count12m", dice.Between(0, 12)), ("breach", dice.Chance(0.05)));
    }

    private static void FileDanger(Company company, DateOnly validTo, Dice dice, RowTray tray)
    {
        if (company.Line.Is("chemical"))
        {
            tray.Add("EMB.hazchem", company.Uscc,
                ("licenseNo", company.Serial("WH")), ("kind", dice.Pick(["store", "business", "use"])),
                ("validTo", validTo));
        }

        if (!company.Line.Is("chemical", "factory", "restaurant"))
            return;
        tray.Add("EEB.dischargePermit", company.Uscc,
            ("permitNo", company.Serial("PW")),
            ("category", company.Line.Is("chemical") ? "key" : dice.Pick(["simplified", "registration"])),
            ("validTo", validTo));
        if (!company.Line.Is("restaurant"))
            tray.Add("EEB.eia", company.Uscc,
                ("docNo", company.Serial("环评")), ("level", dice.Pick(["report", "form", "registration"])),
                ("decidedOn", company.Established.AddDays(dice.Between(10, 300))));
    }

    private static void FileEquipment(Company company, Dice dice, RowTray tray)
    {
        if (!company.Line.Is("property", "hotel", "factory", "chemical", "construction"))
            return;
        int count = dice.Between(1, 4);
        for (int i = 0; i < count; i++)
        {
            tray.Add("SMR.equipment", company.Uscc,
                ("regCode", company.Serial("TS", i)),
                ("kind", company.Line.Is("property", "hotel") ? "lift" : dice.Pick(["boiler", "crane", "vessel"])),
                ("nextInspect", dice.After(company.Subdistrict.Today, -20, 364)),
                ("lastResult", dice.Pick(["pass", "pass", "pass", "fail", "none"])));
        }
    }

    private static void FileStreet(Company company, DateOnly validTo, Dice dice, RowTray tray)
    {
        if (!company.Pinned && company.Active && dice.Chance(0.12))
        {
            tray.Add("UMB.occupation", company.Uscc,
                ("permitNo", company.Serial("ZD")), ("kind", dice.Pick(["road", "ad", "sign"])), ("validTo", validTo));
        }
    }
}
