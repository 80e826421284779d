using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// Licences and certificates that go with a trade; the employer named in them is the one insured with.
/// </summary>
internal static class Credentials
{
    public static void File(Person person, RowTray tray)
    {
        if (person.Age is < 18 or > 70)
            return;
        Dice dice = person.Dice("credentials");
        if (person.Trade is { } trade)
            FileTrade(person, trade, dice, tray);
        FileHealthCertificate(person, dice, tray);
        if (!person.Pinned)
            FileVolunteer(person, dice, tray);
    }

    private static string Employer(Person person) =>
        person.Job?.Employer.Name ?? $"杭州市{person.Household.Subdistrict.Place.Name}街道";

    private static void FileTrade(Person person, string trade, Dice dice, RowTray tray)
    {
        DateOnly validTo = dice.After(person.Today, -60, 1500);
        switch (trade)
        {
            case "teacher":
                FileTeacher(person, dice, tray);
                break;
            case "lawyer":
                tray.Add("JUS.lawyer", person.IdNo,
                    ("licenseNo", person.Serial("1330199")), ("firm", Employer(person)),
                    ("status", dice.Chance(0.95) ? "active" : "suspended"), ("lastAssess", person.Today.Year - 1));
                break;
            case "doctor" or "nurse" or "pharmacist":
                tray.Add("HCM.practitioner", person.IdNo,
                    ("licenseNo", person.Serial("YH")), ("kind", trade), ("org", Employer(person)),
                    ("validTo", dice.Chance(0.1) ? dice.After(person.Today, 1, 30) : validTo),
                    ("assessPassed", dice.Chance(0.96)));
                break;
            case "accountant":
                tray.Add("FIN.accountant", person.IdNo,
                    ("certNo", person.Serial("KJ")), ("level", dice.Pick(["junior", "junior", "mid", "senior"])),
                    ("credits", dice.Between(0, 120)), ("year", person.Today.Year - dice.Between(0, 1)));
                break;
            case "guide":
                tray.Add("CTB.guide", person.IdNo,
                    ("cardNo", person.Serial("DY")), ("langs", dice.Pick(["普通话", "普通话,英语", "英语", "日语"])),
                    ("agency", Employer(person)), ("validTo", validTo));
                break;
            case "homehelp":
                tray.Add("COM.homeService", person.IdNo,
                    ("creditNo", person.Serial("JZ")), ("trainHours", dice.Between(20, 200)),
                    ("status", dice.Chance(0.9) ? "valid" : "suspended"));
                break;
            default:
                FileOperator(person, trade, validTo, dice, tray);
                break;
        }
    }

    private static void FileTeacher(Person person, Dice dice, RowTray tray) =>
        tray.Add("EDU.teacherCert", person.IdNo,
            ("certNo", person.Serial("JS")), ("stage", dice.Pick(["kinder", "primary", "junior", "senior", "voc"])),
            ("subject", dice.Pick(["语文", "数学", "英语", "物理", "音乐", "体育", "信息技术"])),
            ("lastReg", dice.Before(person.Today, 30, 1800)), ("status", dice.Chance(0.98) ? "valid" : "revoked"));

    private static void FileOperator(Person person, string trade, DateOnly validTo, Dice dice, RowTray tray)
    {
        switch (trade)
        {
            case "builder":
                tray.Add("CCB.personnel", person.IdNo,
                    ("regNo", person.Serial("浙1")), ("kind", dice.Pick(["builder1", "builder2", "supervisor", "cost"])),
                    ("unit", Employer(person)), ("validTo", validTo));
                break;
            case "freight" or "ridehail":
                string kind = trade == "freight"
                    ? dice.Pick(["freight", "freight", "hazmat", "passenger"])
                    : dice.Pick(["ridehail", "taxi"]);
                tray.Add("TRB.driverQual", person.IdNo,
                    ("certNo", person.Serial("CY")), ("kind", kind), ("validTo", validTo),
                    ("integrity", dice.Pick(["AAA", "AA", "AA", "A", "B"])), ("creditsDone", dice.Chance(0.8)));
                break;
            case "boatman":
                tray.Add("TRB.vessel", person.IdNo,
                    ("certNo", person.Serial("CB")), ("grade", dice.Pick(["一类船长", "二类驾驶", "三类轮机"])),
                    ("seaMonths", dice.Between(6, 260)), ("validTo", validTo));
                break;
            case "electrician" or "hazchem":
                tray.Add("EMB.specialOp", person.IdNo,
                    ("certNo", person.Serial("T")),
                    ("category", trade == "hazchem"
                        ? "hazchem"
                        : dice.Pick(["electric", "welding", "height", "refrigeration"])),
                    ("reviewDue", validTo.AddDays(-dice.Between(0, 900))), ("validTo", validTo),
                    ("trainPassed", dice.Chance(0.8)));
                break;
            case "liftmechanic":
                tray.Add("SMR.equipOperator", person.IdNo,
                    ("certNo", person.Serial("TS")), ("item", dice.Pick(["电梯修理", "锅炉司炉", "起重机司机", "叉车司机"])),
                    ("validTo", validTo));
                break;
            case "coach":
                tray.Add("SPB.instructor", person.IdNo,
                    ("certNo", person.Serial("TY")), ("grade", dice.Pick(["l3", "l3", "l2", "l1", "national"])),
                    ("issueDate", dice.Before(person.Today, 60, 3000)));
                break;
        }
    }

    private static void FileHealthCertificate(Person person, Dice dice, RowTray tray)
    {
        bool handlesFood = person.Trade is "cook" or "nurse" or "teacher"
            || person.Companies.Exists(company => company.Line.Is("restaurant", "retail", "beauty"));
        if (!handlesFood)
            return;
        tray.Add("HCM.healthCert", person.IdNo,
            ("certNo", person.Serial("JK")), ("validTo", dice.After(person.Today, person.Pinned ? 30 : -30, 364)));
    }

    private static void FileVolunteer(Person person, Dice dice, RowTray tray)
    {
        if (dice.Chance(0.03))
            tray.Add("RCS.firstAid", person.IdNo,
                ("certNo", person.Serial("JH")), ("validTo", dice.After(person.Today, -100, 1000)),
                ("trainHours", dice.Pick([8, 16, 24])));
        if (dice.Chance(0.02))
            tray.Add("RCS.donation", person.IdNo,
                ("regNo", person.Serial("JX")), ("regDate", dice.Before(person.Today, 10, 2500)),
                ("status", dice.Chance(0.95) ? "registered" : "withdrawn"));
        if (person.Occupation == Occupation.Owner && dice.Chance(0.2))
            tray.Add("FAO.apec", person.IdNo,
                ("cardNo", person.Serial("AP")), ("validTo", dice.After(person.Today, -100, 1700)),
                ("unit", person.Companies.FirstOrDefault()?.Name));
    }
}
