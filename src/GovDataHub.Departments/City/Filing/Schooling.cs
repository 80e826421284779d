using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Pupils at the subdistrict's schools, diplomas, and aid.</summary>
internal static class Schooling
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("schooling");
        if (person.Diploma is { } diploma)
        {
            tray.Add("EDU.diploma", person.IdNo,
                ("certNo", person.Serial("XL")), ("level", diploma.Level), ("school", diploma.School),
                ("major", diploma.Major), ("gradDate", diploma.Graduated));
        }

        if (person.Occupation is Occupation.Pupil or Occupation.Student
            && StageOf(person, dice) is { } place)
            FilePupil(person, place.Stage, place.Grade, dice, tray);
    }

    /// <summary>Stage and grade by the age on the first of September the school year began on.</summary>
    private static (string Stage, int Grade)? StageOf(Person person, Dice dice)
    {
        DateOnly begun = new(person.Today.Month >= 9 ? person.Today.Year : person.Today.Year - 1, 9, 1);
        return person.AgeOn(begun) switch
        {
            int age and >= 3 and < 6 => ("kinder", age - 2),
            // The persona's daughter has not been enrolled yet; her father may do it.
            6 when person.Pinned => ("kinder", 3),
            int age and >= 6 and < 12 => ("primary", age - 5),
            int age and >= 12 and < 15 => ("junior", age - 11),
            int age and >= 15 and < 18 => (dice.Chance(0.7) ? "senior" : "voc", age - 14),
            int age and >= 18 and < 21 when dice.Chance(0.5) => ("voc", age - 17),
            _ => null,
        };
    }

    private static void FilePupil(Person person, string stage, int grade, Dice dice, RowTray tray)
    {
        tray.Add("EDU.student", person.IdNo,
            ("studentNo", person.Serial("G330199")),
            ("school", Places.School(person.Household.Subdistrict.Place, stage)),
            ("stage", stage), ("grade", grade),
            ("status", person.Pinned || !dice.Chance(0.02) ? "in" : dice.Pick(["suspended", "out"])),
            ("under14", person.Age < 14));
        bool needy = person.Household.Assistance is "dibao" or "dibian" or "tekun";
        if (!needy && !dice.Chance(0.02))
            return;
        for (int year = person.Today.Year; year > person.Today.Year - 2; year--)
        {
            if (year == person.Today.Year && dice.Chance(0.5))
                continue;
            string kind = stage == "voc" ? dice.Pick(["grant", "loan"]) : dice.Pick(["grant", "waiver"]);
            tray.Add("EDU.aid", person.IdNo,
                ("year", year), ("kind", kind), ("amount", dice.RoundMoney(500, 4_000)),
                ("loanBalance", kind == "loan" ? dice.RoundMoney(4_000, 40_000) : 0m));
        }
    }
}
