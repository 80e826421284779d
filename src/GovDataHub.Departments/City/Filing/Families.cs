using System.Globalization;
using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Marriages, births, vaccinations, deaths, and what is done for families.</summary>
internal static class Families
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("families");
        if (!person.Alive)
        {
            FileFuneral(person, dice, tray);
            return;
        }

        if (person.Age >= 20 && !person.Foreign)
            FileMarriage(person, tray);
        if (person.Sex == Sex.Female)
            FileMother(person, dice, tray);
        if (person.Age < 16)
            FileVaccination(person, dice, tray);
        FileFamilyAccount(person, dice, tray);
        if (person.Age >= 49 && person.Children.Count == 1 && dice.Chance(0.6))
            FileAward(person, dice, tray);
    }

    private static void FileMarriage(Person person, RowTray tray)
    {
        Marriage marriage = person.Marriage;
        tray.Add("CAB.marriage", person.IdNo,
            ("status", marriage.Status), ("certNo", marriage.CertNo), ("spouseIdNo", person.Spouse?.IdNo),
            ("spouseName", person.Spouse?.Name), ("regDate", marriage.Since),
            ("office", marriage.CertNo is null
                ? null
                : $"杭州市{person.Household.Subdistrict.Place.District}民政局婚姻登记处"));
    }

    private static void FileMother(Person mother, Dice dice, RowTray tray)
    {
        List<Person> young = [.. mother.Children.Where(child => child.Alive && child.Age < 18)
            .OrderByDescending(child => child.Birth)];
        if (mother.Newborn is { } newborn)
            AddBirth(mother, newborn.Name, newborn.Sex, newborn.Birth, mother.Spouse, young.Count, dice, tray);
        foreach (Person child in young)
            AddBirth(mother, child.Name, child.Sex, child.Birth, child.Father, 7 + child.Ordinal, dice, tray);
        FileScreening(mother, dice, tray);
    }

    private static void AddBirth(
        Person mother, string name, Sex sex, DateOnly birth, Person? father, int number, Dice dice, RowTray tray)
    {
        tray.Add("HCM.birthCert", mother.IdNo,
            ("certNo", mother.Serial("CS", number)), ("babyName", name),
            ("babyBirth", dice.Moment(birth)), ("babySex", sex == Sex.Male ? "M" : "F"),
            ("hospital", dice.Pick(PublicRegisters.Hospitals)), ("fatherIdNo", father?.IdNo));
        tray.Add("HCM.fertility", mother.IdNo,
            ("regNo", mother.Serial("SY", number)),
            ("childOrder", 1 + mother.Children.Count(child => child.Birth < birth)),
            ("regDate", birth.AddDays(-dice.Between(30, 200))));
    }

    private static void FileScreening(Person woman, Dice dice, RowTray tray)
    {
        if (woman.Age is >= 35 and <= 64 && dice.Chance(0.7))
        {
            DateOnly last = dice.Before(woman.Today, 30, 1500);
            tray.Add("WOF.screening", woman.IdNo, ("lastDate", last), ("eligibleFrom", last.AddYears(3)));
        }

        if (!woman.Pinned && woman.Age >= 18 && dice.Chance(0.012))
            tray.Add("WOF.protection", woman.IdNo,
                ("caseNo", woman.Serial("WQ")), ("orderActive", dice.Chance(0.5)));
    }

    private static void FileVaccination(Person child, Dice dice, RowTray tray) =>
        tray.Add("HCM.vaccination", child.IdNo,
            ("bookNo", child.Serial("JZ")), ("complete", child.Pinned || dice.Chance(0.95)),
            ("lastDate", child.Birth.AddDays(
                Math.Min(child.Today.DayNumber - child.Birth.DayNumber, dice.Between(1, 2200)))));

    /// <summary>Employees may let a spouse, parent or child draw on their medical account.</summary>
    private static void FileFamilyAccount(Person person, Dice dice, RowTray tray)
    {
        if (person.Occupation != Occupation.Employee || person.Pinned || !dice.Chance(0.25))
            return;
        (Person? member, string relation) = person.Children.FirstOrDefault(child => child.Alive) is { } child
            ? (child, "child")
            : person.Mother is { Alive: true } mother ? (mother, "parent") : (person.Spouse, "spouse");
        if (member is not null)
        {
            tray.Add("MIB.family", person.IdNo,
                ("memberIdNo", member.IdNo), ("relation", relation), ("since", dice.Before(person.Today, 20, 900)));
        }
    }

    private static void FileAward(Person person, Dice dice, RowTray tray)
    {
        bool rural = person.Household.Tenure == Tenure.Rural;
        tray.Add("HCM.familyAward", person.IdNo,
            ("kind", rural ? "rural" : dice.Chance(0.03) ? "lossFamily" : "oneChild"),
            ("certNo", person.Serial("DS")), ("since", dice.Before(person.Today, 100, 4000)));
    }

    private static void FileFuneral(Person person, Dice dice, RowTray tray) =>
        tray.Add("CAB.funeral", person.IdNo,
            ("deathDate", person.Died),
            ("cremationNo", string.Create(
                CultureInfo.InvariantCulture, $"HH{person.Died?.Year}{person.Ordinal:D6}")),
            ("benefitUsed", dice.Chance(0.6)));
}
