using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Medical insurance, claims, and what patients and donors have on file.</summary>
internal static class Health
{
    public static void File(Person person, RowTray tray)
    {
        if (person.Foreign && person.Job is null)
            return;
        Dice dice = person.Dice("health");
        FileInsurance(person, dice, tray);
        FileClaims(person, dice, tray);
        if (person.Age >= 18 && !person.Pinned && dice.Chance(0.25))
        {
            decimal limit = dice.Pick([1_000m, 3_000m, 5_000m]);
            tray.Add("HCM.payCredit", person.IdNo,
                ("limit", limit), ("used", dice.Chance(0.7) ? 0m : dice.Money(10, (int)limit)),
                ("overdue", dice.Chance(0.03)));
        }

        if (person.Age is >= 18 and < 60 && dice.Chance(0.08))
        {
            int times = dice.Between(1, 30);
            tray.Add("HCM.donor", person.IdNo,
                ("times", times), ("totalMl", times * dice.Pick([200, 300, 400])),
                ("lastDate", dice.Before(person.Today, 20, 1500)), ("honour", times >= 20));
        }
    }

    private static void FileInsurance(Person person, Dice dice, RowTray tray)
    {
        bool employee = person.Occupation is Occupation.Employee or Occupation.Owner or Occupation.Retired;
        bool active = person.Pinned || person.Occupation == Occupation.Employee || dice.Chance(0.94);
        int held = person.Job is { Until: null } job
            ? Math.Max(1, WorkMaker.MonthsBetween(job.Since, person.Today))
            : 36;
        tray.Add("MIB.insured", person.IdNo,
            ("insType", employee ? "employee" : "resident"), ("status", active ? "active" : "paused"),
            ("region", Places.HangzhouRegion), ("consecutive", active ? held : 0),
            ("balance", employee ? dice.Money(120, 18_000) : 0m));
        if (person.Age >= 14 || dice.Chance(0.5))
        {
            bool activated = dice.Chance(0.8);
            tray.Add("MIB.voucher", person.IdNo,
                ("activated", activated), ("tokenRef", activated ? person.Serial("YB") : null));
        }

        if (!person.Pinned && (person.Age > 50 ? dice.Chance(0.3) : dice.Chance(0.02)))
        {
            tray.Add("MIB.chronic", person.IdNo,
                ("disease", dice.Pick(["高血压", "糖尿病", "冠心病", "慢性肾病", "恶性肿瘤"])),
                ("validTo", dice.After(person.Today, -200, 900)),
                ("diagnosedBy", dice.Pick(PublicRegisters.Hospitals)));
        }

        if (!person.Pinned && dice.Chance(0.025))
        {
            DateOnly start = dice.Before(person.Today, 5, 700);
            bool running = start > person.Today.AddDays(-365);
            tray.Add("MIB.remote", person.IdNo,
                ("region", dice.Pick(Places.Elsewhere).Code), ("startDate", start), ("endDate", start.AddDays(365)),
                ("status", running ? "active" : "ended"));
        }
    }

    private static void FileClaims(Person person, Dice dice, RowTray tray)
    {
        int number = 0;
        DateOnly? born = person.Newborn?.Birth ?? person.Children
            .Where(child => person.Sex == Sex.Female && child.Birth > person.Today.AddDays(-700))
            .Select(child => (DateOnly?)child.Birth).FirstOrDefault();
        if (born is { } birth && person.Job is { Until: null })
        {
            DateOnly home = birth.AddDays(4) < person.Today ? birth.AddDays(4) : birth;
            AddClaim(person, "maternity", home, number++, dice, tray);
        }

        if (person.Pinned)
            return;
        int visits = dice.Chance(person.Age > 60 ? 0.6 : 0.2) ? dice.Between(1, 3) : 0;
        for (int i = 0; i < visits; i++)
        {
            string kind = person.Household.Assistance != "none" && dice.Chance(0.3)
                ? "assist"
                : dice.Pick(["outpatient", "outpatient", "inpatient"]);
            AddClaim(person, kind, dice.Before(person.Today, 3 + (i * 200), 200 + (i * 200)), number++, dice, tray);
        }
    }

    private static void AddClaim(Person person, string kind, DateOnly until, int number, Dice dice, RowTray tray) =>
        tray.Add("MIB.claim", person.IdNo,
            ("claimNo", person.Serial("BX", number)), ("kind", kind), ("invoiceNo", person.Serial("FP", number)),
            ("selfPaid", dice.Money(20, kind == "inpatient" ? 9_000 : 900)), ("dischargeDate", until),
            ("status", dice.Chance(0.75) ? "settled" : "unsettled"));
}
