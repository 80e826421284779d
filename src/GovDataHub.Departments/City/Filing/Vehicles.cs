using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Cars, licences, tickets, emission tests, purchase tax, quota and parking.</summary>
internal static class Vehicles
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("vehicles");
        for (int i = 0; i < person.Cars.Count; i++)
            FileCar(person, person.Cars[i], i, dice, tray);
        if (person.Licence is { } licence)
        {
            tray.Add("PSB.license", person.IdNo,
                ("fileNo", person.Serial("3301")), ("class", licence.Class), ("issueDate", licence.Issued),
                ("validTo", licence.ValidTo), ("points", licence.Points), ("status", licence.Status));
        }

        if (person.Cars.Count == 0 && person.Licence is not null && dice.Chance(0.25))
        {
            tray.Add("TRB.carQuota", person.IdNo,
                ("applyNo", person.Serial("YH")),
                ("status", dice.Pick(["none", "applying", "applying", "won", "used"])),
                ("rounds", dice.Between(0, 60)));
        }
    }

    private static void FileCar(Person person, Car car, int number, Dice dice, RowTray tray)
    {
        DateOnly inspected = NextAnniversary(car.Registered, person.Today);
        DateOnly insured = person.Pinned ? inspected : inspected.AddDays(-dice.Between(0, 30));
        if (insured < person.Today && !dice.Chance(0.3))
            insured = insured.AddYears(1);
        tray.Add("PSB.vehicle", person.IdNo,
            ("plateNo", car.Plate), ("vin", car.Vin), ("useType", car.UseType), ("regDate", car.Registered),
            ("inspectValidTo", car.Status == "expired" ? person.Today.AddDays(-40) : inspected),
            ("status", car.Status), ("seats", car.UseType == "freight" ? 3 : 5 + (dice.Chance(0.1) ? 2 : 0)),
            ("energy", car.Energy), ("insValidTo", insured));
        FileTest(person, car, number, dice, tray);
        bool exempt = car.Energy is "ev" or "phev";
        tray.Add("TAX.vpt", person.IdNo,
            ("vinRef", car.Vin), ("invoicePrice", car.Price),
            ("paid", !exempt && (car.Registered < person.Today.AddDays(-60) || dice.Chance(0.5))),
            ("evExempt", exempt));
        FileTickets(person, car, number, dice, tray);
        if (number == 0)
            FileParking(person, car, dice, tray);
    }

    private static DateOnly NextAnniversary(DateOnly registered, DateOnly today)
    {
        DateOnly next = registered.AddYears(today.Year - registered.Year);
        return next >= today ? next : registered.AddYears(today.Year - registered.Year + 1);
    }

    private static void FileTest(Person person, Car car, int number, Dice dice, RowTray tray)
    {
        if (car.Energy == "ev" || car.Registered > person.Today.AddYears(-2))
            return;
        tray.Add("EEB.emissionTest", person.IdNo,
            ("testNo", person.Serial("PF", number)), ("result", dice.Chance(0.95) ? "pass" : "fail"),
            ("testDate", dice.Before(person.Today, 10, 700)),
            ("stage", car.Registered.Year switch { >= 2020 => "g6", >= 2017 => "g5", >= 2013 => "g4", _ => "g3" }));
    }

    private static void FileTickets(Person person, Car car, int number, Dice dice, RowTray tray)
    {
        if (person.Pinned || !dice.Chance(0.4))
            return;
        int count = dice.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            DateOnly day = dice.Before(person.Today, 2 + (i * 60), 60 + (i * 60));
            tray.Add("PSB.violation", person.IdNo,
                ("ticketNo", person.Serial("WF", (number * 10) + i)), ("carPlate", car.Plate),
                ("at", dice.Moment(day)),
                ("place", person.Household.Subdistrict.Place.Address(i, dice.Between(1, 300))),
                ("points", dice.Pick([0, 1, 1, 3, 6])), ("fine", dice.Pick([50m, 100m, 150m, 200m])),
                ("paid", dice.Chance(0.75)), ("accident", dice.Chance(0.06)));
        }
    }

    private static void FileParking(Person person, Car car, Dice dice, RowTray tray)
    {
        bool owes = !person.Pinned && dice.Chance(0.1);
        tray.Add("UMB.parking", person.IdNo,
            ("parkPlate", car.Plate), ("arrears", owes ? dice.Money(5, 180) : 0m),
            ("lastPark", dice.Moment(dice.Before(person.Today, 1, 60))),
            ("payAfter", owes && dice.Chance(0.3) ? "frozen" : dice.Chance(0.4) ? "on" : "off"));
    }
}
