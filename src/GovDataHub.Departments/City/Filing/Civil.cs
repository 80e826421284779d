using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Who somebody is and where they are registered: the police's civil registers and those of origin.</summary>
internal static class Civil
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("civil");
        FilePopulation(person, dice, tray);
        FileKinship(person, tray);
        if (!person.Foreign)
            FileHukou(person, dice, tray);
        if (!person.Alive)
            return;
        FileResidence(person, dice, tray);
        FileTravel(person, dice, tray);
        FileOrigin(person, dice, tray);
    }

    private static void FilePopulation(Person person, Dice dice, RowTray tray)
    {
        int term = person.Age switch { < 16 => 5, < 26 => 10, < 46 => 20, _ => 60 };
        DateOnly validTo = dice.After(person.Today, person.Pinned ? 400 : -60, term * 365);
        string idStatus = !person.Alive ? "none" : validTo < person.Today ? "expired" : "valid";
        if (!person.Pinned && idStatus == "valid" && dice.Chance(0.01))
            idStatus = "lost";
        tray.Add("PSB.population", person.IdNo,
            ("idNo", person.IdNo), ("name", person.Name), ("gender", person.Sex == Sex.Male ? "M" : "F"),
            ("birthDate", person.Birth), ("ethnicity", person.Ethnicity),
            ("livingStatus", person.Alive ? "alive" : "deceased"), ("idValidTo", validTo), ("idStatus", idStatus),
            ("portraitRef", person.Serial("PIC")));
    }

    private static void FileKinship(Person person, RowTray tray)
    {
        // The household register keeps a spouse after death; only divorce ends the entry.
        if (person.Marriage is { Status: "married" or "widowed", Spouse: { } spouse })
            AddKin(person, "spouse", spouse, tray);
        if (person.Father is not null)
            AddKin(person, "father", person.Father, tray);
        if (person.Mother is not null)
            AddKin(person, "mother", person.Mother, tray);
        foreach (Person child in person.Children.OrderByDescending(child => child.Birth))
            AddKin(person, "child", child, tray);
    }

    private static void AddKin(Person person, string relation, Person kin, RowTray tray) =>
        tray.Add("PSB.kinship", person.IdNo,
            ("relation", relation), ("relIdNo", kin.IdNo), ("relName", kin.Name), ("relBirth", kin.Birth));

    private static void FileHukou(Person person, Dice dice, RowTray tray)
    {
        (string code, string name) = person.Local
            ? (Places.HangzhouRegion, string.Empty)
            : dice.Pick(Places.Elsewhere);
        // Tenants are not registered in the landlord's home but in their subdistrict's collective household.
        bool collective = person is { Local: true, Household.Tenure: Tenure.Collective or Tenure.Tenant };
        Place place = person.Household.Subdistrict.Place;
        string address = !person.Local ? $"{name}解放路{dice.Between(1, 300)}号"
            : collective ? $"{place.Address(0, 1)}集体户"
            : person.Household.Home.Address;
        tray.Add("PSB.hukou", person.IdNo,
            ("householdNo", person.Local && !collective ? person.Household.HouseholdNo : person.Serial(code)),
            ("address", address), ("regionCode", code), ("kind", collective ? "collective" : "family"),
            ("moveInDate", dice.Before(person.Today, 30, Math.Max(31, person.Age * 300))),
            ("headRelation", collective ? "集体户成员" : RelationToHead(person)), ("inHz", person.Local));
    }

    private static string RelationToHead(Person person)
    {
        Person head = person.Household.Head;
        if (ReferenceEquals(person, head))
            return "户主";
        if (ReferenceEquals(person.Marriage.Spouse, head))
            return "配偶";
        if (ReferenceEquals(person.Father, head) || ReferenceEquals(person.Mother, head))
            return person.Sex == Sex.Male ? "子" : "女";
        return ReferenceEquals(head.Mother, person) || ReferenceEquals(head.Father, person) ? "父母" : "其他";
    }

    private static void FileResidence(Person person, Dice dice, RowTray tray)
    {
        if (person.Local || person.Foreign)
            return;
        DateOnly since = person.Household.Lease?.Start ?? dice.Before(person.Today, 30, 2500);
        int months = WorkMaker.MonthsBetween(since, person.Today);
        bool permitted = months >= 6 && !person.Pinned && dice.Chance(0.8);
        tray.Add("PSB.residence", person.IdNo,
            ("regNo", person.Serial("LD")), ("address", person.Household.Home.Address), ("regDate", since),
            ("months", months), ("permitNo", permitted ? person.Serial("JZ330199") : null),
            ("permitValidTo", permitted ? dice.After(person.Today, -40, 360) : null),
            ("points", permitted ? dice.Between(20, 140) : null));
    }

    private static void FileTravel(Person person, Dice dice, RowTray tray)
    {
        if (person.Age >= 16)
        {
            tray.Add("PSB.crimeRecord", person.IdNo,
                ("hasRecord", !person.Pinned && dice.Chance(0.015)),
                ("checkedAt", dice.Moment(dice.Before(person.Today, 1, 90))));
        }

        if (!person.Foreign && dice.Chance(0.35))
        {
            bool passport = dice.Chance(0.7);
            bool permit = !passport || dice.Chance(0.5);
            tray.Add("PSB.exitEntry", person.IdNo,
                ("passportNo", passport ? person.Serial("E") : null),
                ("passportValidTo", passport ? dice.After(person.Today, -100, 3600) : null),
                ("hkmNo", permit ? person.Serial("C") : null),
                ("hkmValidTo", permit ? dice.After(person.Today, -60, 3600) : null),
                ("restricted", !person.Pinned && dice.Chance(0.01)), ("fingerprintOnFile", person.Age >= 16));
        }

        if (person.Age >= 16 && !person.Pinned && dice.Chance(0.05))
        {
            tray.Add("PSB.hotelStay", person.IdNo,
                ("hotelCode", PublicRegisters.HotelCode(dice.Below(PublicRegisters.Hotels))),
                ("checkInAt", dice.Moment(dice.Before(person.Today, 1, 300))));
        }
    }

    private static void FileOrigin(Person person, Dice dice, RowTray tray)
    {
        if (person is { Foreign: true, Job: { } job })
        {
            tray.Add("STB.foreignWork", person.IdNo,
                ("permitNo", person.Serial("FW")), ("category", dice.Pick(["A", "B", "B", "C"])),
                ("employerUscc", job.Employer.Uscc), ("validTo", dice.After(person.Today, -30, 700)));
        }

        if (person.Ethnicity is not ("汉族" or "其他") && dice.Chance(0.4))
        {
            tray.Add("ERA.ethnicChange", person.IdNo,
                ("oldEthnic", "汉族"), ("newEthnic", person.Ethnicity),
                ("approveDate", dice.Before(person.Today, 100, 5000)));
        }

        if (!person.Pinned && !person.Foreign && dice.Chance(0.012))
        {
            tray.Add("OCO.overseas", person.IdNo,
                ("certNo", person.Serial("QS")), ("kind", dice.Pick(["returnee", "family", "family", "overseas"])),
                ("since", dice.Before(person.Today, 100, 6000)));
        }

        if (!person.Pinned && !person.Local && !person.Foreign && dice.Chance(0.03))
            tray.Add("OCO.settle", person.IdNo,
                ("applyNo", person.Serial("DJ")), ("status", dice.Pick(["reviewing", "approved"])));
    }
}
