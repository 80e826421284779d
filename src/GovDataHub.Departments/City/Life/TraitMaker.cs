using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>Gives people what they bring along: schooling, service, disabilities, cars, and far-away kin.</summary>
internal sealed class TraitMaker(Subdistrict subdistrict)
{
    private readonly DateOnly _today = subdistrict.Today;
    private int _cars;

    public void Describe(Household household)
    {
        foreach (Person person in household.Members)
        {
            Dice dice = person.Dice("traits");
            int age = person.AgeOn(_today);
            if (age >= 22)
                person.Diploma = Schooling(person, dice, age);
            if (age is >= 20 and < 90 && person.Sex == Sex.Male && !person.Foreign && dice.Chance(0.07))
                person.Service = Serve(person, dice);
            if (age >= 6 && dice.Chance(0.03))
                person.Disability = Impair(dice, household);
            if (person.Alive && age is >= 20 and < 72 && dice.Chance(0.3))
                person.Cars.Add(Buy(dice));
            if (person.Alive && age is >= 20 and < 75 && (person.Cars.Count > 0 || dice.Chance(0.4)))
                person.Licence = Licensed(person, dice, age);
            if (person is { Alive: true, Sex: Sex.Female } && age is >= 22 and < 42 && dice.Chance(0.02))
                person.Newborn = new Newborn(Names.Surname(dice) + Names.Given(dice, Sex.Female), Sex.Female,
                    dice.Before(_today, 1, 50));
        }
    }

    /// <summary>A car with the next plate and chassis number of the subdistrict.</summary>
    public Car Buy(Dice dice)
    {
        string energy = dice.Below(10) switch { < 6 => "petrol", < 7 => "diesel", < 9 => "ev", _ => "phev" };
        string useType = dice.Below(20) switch { 0 => "operating", 1 => "freight", _ => "private" };
        string status = dice.Below(25) switch { 0 => "expired", 1 => "mortgaged", 2 => "scrapped", _ => "normal" };
        return Buy(dice.Before(_today, 15, 4400), energy, useType, status, dice.RoundMoney(60_000, 380_000));
    }

    public Car Buy(DateOnly registered, string energy, string useType, string status, decimal price)
    {
        const string letters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        int number = (subdistrict.Number * 8_000) + _cars++;
        string tail = string.Create(5, number, (span, rest) =>
        {
            for (int i = span.Length - 1; i >= 0; i--, rest /= letters.Length)
                span[i] = letters[rest % letters.Length];
        });
        // A plate for a new-energy car has one character more.
        string plate = energy is "ev" or "phev" ? $"浙AS{tail}" : $"浙A{(char)('S' + (tail[0] - '0'))}{tail[1..]}";
        string vin = string.Create(
            CultureInfo.InvariantCulture, $"LZZSYNTH0{subdistrict.Number:D3}{number % 100_000:D5}");
        return new Car(plate, vin, registered, energy, useType, status, price);
    }

    /// <summary>
    /// Ties elderly couples to grown-up neighbours who bear the father's name and have the age of a child.
    /// </summary>
    public void TieKin()
    {
        Dictionary<string, Person> fathers = [];
        foreach (Person elder in subdistrict.People)
        {
            if (elder is { Sex: Sex.Male, Pinned: false, Children.Count: 0, Marriage.Spouse: not null }
                && elder.AgeOn(_today) >= 62)
                fathers.TryAdd(elder.Name[..1], elder);
        }

        foreach (Person person in subdistrict.People)
        {
            if (person is not { Pinned: false, Mother: null, Father: null, Foreign: false }
                || !fathers.TryGetValue(person.Name[..1], out Person? father)
                || father.Marriage.Spouse is not { } mother
                || person.Birth.Year - Math.Max(father.Birth.Year, mother.Birth.Year) is < 22 or > 40)
                continue;
            HouseholdMaker.Bear(person, mother, father);
            fathers.Remove(person.Name[..1]);
        }
    }

    private Diploma? Schooling(Person person, Dice dice, int age)
    {
        int bar = age < 40 ? 0 : age < 60 ? 30 : 60;
        string? level = (dice.Below(100) + bar) switch
        {
            < 5 => "doctor",
            < 18 => "master",
            < 48 => "bachelor",
            < 70 => "associate",
            < 95 => "senior",
            < 120 => "junior",
            _ => null,
        };
        if (level is null || age < 26 && level == "doctor")
            return null;
        int finished = level switch
        {
            "doctor" => 28,
            "master" => 25,
            "bachelor" => 22,
            "associate" => 21,
            "senior" => 18,
            _ => 15,
        };
        DateOnly graduated = new(Math.Min(person.Birth.Year + finished, _today.Year - 1), 6, 30);
        string school = level switch
        {
            "senior" or "junior" => Places.School(subdistrict.Place, level),
            _ => dice.Pick(["浙东理工大学", "钱江大学", "西溪师范大学", "江南医科大学", "之江职业技术学院"]),
        };
        string major = level is "senior" or "junior" ? "普通教育" : dice.Pick(
            ["计算机科学与技术", "会计学", "法学", "土木工程", "护理学", "汉语言文学", "机械工程", "国际经济与贸易", "教育学"]);
        return new Diploma(level, school, major, graduated);
    }

    private Licence Licensed(Person person, Dice dice, int age)
    {
        DateOnly issued = dice.Before(_today, 60, (age - 18) * 365);
        int years = _today.Year - issued.Year;
        DateOnly validTo = issued.AddYears(years < 6 ? 6 : years < 16 ? 16 : years + dice.Between(0, 20));
        string status = validTo < _today ? "overdue" : dice.Below(40) switch
        {
            0 => "revoked",
            1 => "suspended",
            _ => "normal",
        };
        int points = dice.Chance(0.25) ? dice.Pick([1, 3, 6, 9, 12]) : 0;
        string letter = person.Cars.Exists(car => car.UseType == "freight") ? "B2" : dice.Chance(0.85) ? "C1" : "C2";
        return new Licence(letter, issued, validTo, points, status);
    }

    private Service Serve(Person person, Dice dice)
    {
        DateOnly enlisted = person.Birth.AddYears(18).AddDays(dice.Below(200));
        int years = dice.Chance(0.6) ? 2 : dice.Between(5, 16);
        DateOnly discharged = enlisted.AddYears(years);
        if (discharged > _today)
            (discharged, years) = (_today.AddDays(-30), 2);
        string kind = years == 2 ? "conscript" : dice.Pick(["officer", "disabled", "sergeant", "sergeant", "sergeant"]);
        string placement = kind == "officer" ? "monthly" : years > 12 ? "gov" : "self";
        string preference = kind == "disabled" ? "disabled" : person.AgeOn(_today) >= 60 ? "elder" : "none";
        return new Service(enlisted, discharged, kind, placement, preference, dice.Chance(0.8));
    }

    private Disability Impair(Dice dice, Household household)
    {
        string category = dice.Pick(["肢体", "视力", "听力", "言语", "智力", "精神"]);
        int grade = dice.Between(1, 4);
        return new Disability(category, grade, dice.After(_today, -200, 3000))
        {
            LivingSubsidy = household.Assistance is "dibao" or "dibian" && dice.Chance(0.7),
            CareSubsidy = grade <= 2 && dice.Chance(0.7),
        };
    }
}
