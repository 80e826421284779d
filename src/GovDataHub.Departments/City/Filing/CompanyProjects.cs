using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>What companies build, research, haul and are supported for.</summary>
internal static class CompanyProjects
{
    public static void File(Company company, RowTray tray)
    {
        Dice dice = company.Dice("projects");
        if (company.Line.Is("factory", "chemical", "tech"))
            FileIndustry(company, dice, tray);
        if (company.Line.Is("tech"))
            FileScience(company, dice, tray);
        if (company.Line.Is("construction"))
            FileConstruction(company, dice, tray);
        if (company.Line.Is("logistics", "travel"))
            FileFleet(company, dice, tray);
        if (company.Kind is "ltd" or "joint" && dice.Chance(0.1))
        {
            decimal pledged = dice.RoundMoney(1_000_000, 80_000_000);
            tray.Add("PIB.investProject", company.Uscc,
                ("projNo", company.Serial("ZS")), ("pledged", pledged),
                ("actual", Math.Round(pledged * dice.Between(10, 100) / 100m, 2)));
        }

        if (company.Active && dice.Chance(0.15))
        {
            tray.Add("PIB.policyPay", company.Uscc,
                ("policyCode", dice.Pick(["QQ-001", "QQ-014", "QQ-027"])), ("amount", dice.RoundMoney(2_000, 200_000)),
                ("paidDate", dice.Before(company.Subdistrict.Today, 10, 700)));
        }
    }

    private static void FileIndustry(Company company, Dice dice, RowTray tray)
    {
        DateOnly today = company.Subdistrict.Today;
        bool above = dice.Chance(0.5);
        tray.Add("EIT.profile", company.Uscc,
            ("scaleType", company.Staff.Count > 25 ? "medium" : company.Staff.Count > 8 ? "small" : "micro"),
            ("industryCode", company.Line.IndustryCode), ("aboveScale", above),
            ("aboveSince", above ? dice.Before(today, 30, 1200) : null),
            ("smeTier", dice.Pick(["none", "none", "innov", "special", "giant"])));
        if (dice.Chance(0.5))
        {
            DateOnly paid = dice.Before(today, 20, 900);
            tray.Add("EIT.subsidy", company.Uscc,
                ("policyItem", dice.Pick(["小升规奖励", "技改补助", "数字化改造补助"])), ("year", paid.Year),
                ("amount", dice.RoundMoney(20_000, 800_000)), ("paidDate", paid));
        }
    }

    private static void FileScience(Company company, Dice dice, RowTray tray)
    {
        if (!company.Pinned && !dice.Chance(0.8))
            return;
        tray.Add("STB.hitech", company.Uscc,
            ("certNo", company.Serial("GR2330")), ("validTo", dice.After(company.Subdistrict.Today, -100, 1000)),
            ("rdRatio", dice.Number(0.02, 0.2)));
        tray.Add("STB.project", company.Uscc,
            ("projectNo", company.Serial("KJ")), ("grant", dice.RoundMoney(50_000, 2_000_000)),
            ("status", dice.Pick(["running", "running", "done", "stopped"])));
    }

    private static void FileConstruction(Company company, Dice dice, RowTray tray)
    {
        DateOnly today = company.Subdistrict.Today;
        string projectCode = company.Serial("2330199");
        string stage = dice.Pick(["filed", "building", "done"]);
        tray.Add("DRC.project", company.Uscc,
            ("projectCode", projectCode), ("projectName", $"{company.Subdistrict.Place.Name}改造工程"),
            ("route", dice.Pick(["approve", "verify", "file"])), ("totalInvest", dice.RoundMoney(500_000, 60_000_000)),
            ("stage", stage));
        tray.Add("CCB.permit", company.Uscc,
            ("permitNo", company.Serial("SG")), ("projCode", projectCode),
            ("issueDate", stage == "filed" ? null : dice.Before(today, 20, 900)),
            ("status", stage switch { "filed" => "none", "building" => "valid", _ => "closed" }));
        tray.Add("CCB.qualification", company.Uscc,
            ("certNo", company.Serial("D233")), ("category", dice.Pick(["建筑工程", "市政公用工程", "装修装饰工程"])),
            ("grade", dice.Pick(["l1", "l2", "l2", "l3"])), ("validTo", dice.After(today, -60, 1500)));
        tray.Add("CAD.defenceFee", company.Uscc,
            ("noticeNo", company.Serial("RF")), ("due", dice.Money(5_000, 400_000)), ("paid", dice.Chance(0.8)));
        tray.Add("MET.lightning", company.Uscc,
            ("docNo", company.Serial("FL")), ("result", dice.Pick(["pass", "pass", "fail", "none"])),
            ("date", dice.Before(today, 10, 900)));
        tray.Add("LGA.greenPermit", company.Uscc,
            ("permitNo", company.Serial("LH")), ("trees", dice.Between(1, 40)),
            ("validTo", dice.After(today, -60, 400)));
    }

    private static void FileFleet(Company company, Dice dice, RowTray tray)
    {
        int count = dice.Between(1, 6);
        for (int i = 0; i < count; i++)
        {
            tray.Add("TRB.opVehicle", company.Uscc,
                ("certNo", company.Serial("DL", i)), ("plate", company.Serial("浙A-Y", i)),
                ("techLevel", dice.Pick(["l1", "l1", "l2", "l3"])),
                ("lastReview", dice.Chance(0.9) ? dice.Before(company.Subdistrict.Today, 10, 500) : null),
                ("gpsOnline", dice.Chance(0.92)));
        }
    }
}
