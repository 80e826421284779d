using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Cards, rides, books, parks and dogs.</summary>
internal static class DailyLife
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("daily");
        FileCards(person, dice, tray);
        if (person.Age >= 14)
            FileRides(person, dice, tray);
        if (person.Age >= 18)
            FileDog(person, dice, tray);
        if (person.Age >= 16 && !person.Pinned && dice.Chance(0.03))
        {
            tray.Add("UMB.cityCase", person.IdNo,
                ("caseNo", person.Serial("SR")), ("category", dice.Pick(["乱停车", "占道经营", "垃圾堆放", "违规广告"])),
                ("status", dice.Chance(0.3) ? "open" : "done"));
        }
    }

    private static void FileCards(Person person, Dice dice, RowTray tray)
    {
        if (dice.Chance(0.85))
        {
            string kind = person.Age >= 60 ? "elder" : person.Occupation == Occupation.Pupil ? "student" : "adult";
            tray.Add("CZC.card", person.IdNo,
                ("citizenCardNo", person.Serial("SM")), ("wallet", dice.Money(0, 300)),
                ("status", person.Pinned || !dice.Chance(0.04) ? "active" : "lost"), ("kind", kind));
        }

        if (person.Age >= 6 && dice.Chance(0.3))
        {
            int loans = dice.Between(0, 8);
            int overdue = !person.Pinned && loans > 0 && dice.Chance(0.1) ? dice.Between(1, loans) : 0;
            tray.Add("CTB.reader", person.IdNo,
                ("readerNo", person.Serial("DZ")), ("status", overdue > 3 ? "frozen" : "active"), ("overdue", overdue),
                ("onLoan", loans));
        }

        if (dice.Chance(0.12))
        {
            DateOnly validTo = dice.After(person.Today, -200, 364);
            tray.Add("CTB.scenicPass", person.IdNo,
                ("passNo", person.Serial("GY")), ("validTo", validTo),
                ("status", validTo >= person.Today ? "active" : "expired"));
        }
    }

    private static void FileRides(Person person, Dice dice, RowTray tray)
    {
        if (dice.Chance(0.7))
        {
            bool enabled = dice.Chance(0.85);
            tray.Add("MTR.ride", person.IdNo,
                ("enabled", enabled), ("payContract", enabled && dice.Chance(0.8)),
                ("unpaid", !person.Pinned && dice.Chance(0.04) ? dice.Money(2, 20) : 0m),
                ("lastTrip", enabled ? dice.Moment(dice.Before(person.Today, 1, 40)) : null));
        }

        if (dice.Chance(0.25))
        {
            bool enabled = dice.Chance(0.9);
            tray.Add("BUS.bike", person.IdNo,
                ("enabled", enabled), ("owed", !person.Pinned && dice.Chance(0.05) ? dice.Money(1, 15) : 0m),
                ("lastRide", enabled ? dice.Moment(dice.Before(person.Today, 1, 200)) : null));
        }
    }

    private static void FileDog(Person person, Dice dice, RowTray tray)
    {
        if (person.Pinned || !ReferenceEquals(person, person.Household.Living.First()) || !dice.Chance(0.12))
            return;
        DateOnly validTo = dice.After(person.Today, -60, 364);
        tray.Add("ARA.petVacc", person.IdNo,
            ("vaccNo", person.Serial("QM")), ("breed", dice.Pick(["泰迪", "金毛", "柯基", "中华田园犬", "柴犬"])),
            ("validTo", validTo));
        if (!dice.Chance(0.7))
            return;
        tray.Add("UMB.dog", person.IdNo,
            ("dogNo", person.Serial("QZ")), ("chip", person.Serial("156099")), ("dogs", 1), ("validTo", validTo));
    }
}
