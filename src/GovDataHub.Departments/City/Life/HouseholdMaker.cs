using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// Composes households: who lives together, who is whose spouse, parent and child. Every household has dice of its
/// own, so that it is the same whatever its neighbours are.
/// </summary>
internal sealed class HouseholdMaker(Subdistrict subdistrict, PersonMaker people)
{
    private readonly DateOnly _today = subdistrict.Today;

    /// <summary>A household of at most <paramref name="room"/> people (at least one).</summary>
    public Household Make(int room)
    {
        int number = subdistrict.Households.Count;
        Household household = new()
        {
            Seed = Dice.Seed(subdistrict.Seed, "household", number),
            Number = number,
            Subdistrict = subdistrict,
        };
        Dice dice = household.Dice("composition");
        household.Tenure = TenureOf(dice);
        int kind = household.Tenure == Tenure.Collective ? 0 : dice.Below(100);
        if (room < 5 || kind < 18)
            MakeSingles(household, dice, household.Tenure == Tenure.Collective ? Math.Min(room, 2) : 1);
        else if (kind < 30)
            MakeElders(household, dice);
        else if (kind < 35)
            MakeSingleParent(household, dice);
        else
            MakeFamily(household, dice, children: kind < 50 ? 0 : kind < 85 ? 1 : 2, grandmother: kind % 7 == 0);
        household.Assistance = AssistanceOf(household, dice);
        subdistrict.Households.Add(household);
        return household;
    }

    private static Tenure TenureOf(Dice dice) => dice.Below(100) switch
    {
        < 58 => Tenure.Owner,
        < 82 => Tenure.Tenant,
        < 86 => Tenure.PublicRental,
        < 95 => Tenure.Rural,
        _ => Tenure.Collective,
    };

    private static string AssistanceOf(Household household, Dice dice) =>
        household.Tenure is Tenure.Collective || !dice.Chance(household.Tenure == Tenure.PublicRental ? 0.35 : 0.03)
            ? "none"
            : dice.Below(10) switch { < 5 => "dibao", < 7 => "dibian", < 8 => "tekun", _ => "temp" };

    private DateOnly Born(Dice dice, int youngest, int oldest) =>
        dice.Before(_today.AddYears(-youngest), 1, Math.Max(1, (oldest - youngest + 1) * 365));

    private void MakeSingles(Household household, Dice dice, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Sex sex = dice.Chance(0.5) ? Sex.Male : Sex.Female;
            bool student = household.Tenure == Tenure.Collective;
            DateOnly birth = student ? Born(dice, 18, 23) : Born(dice, 20, 58);
            Person person = !student && dice.Chance(0.07)
                ? people.MakeForeign(household, dice, sex, birth)
                : people.Make(household, dice, sex, birth, Names.Surname(dice));
            if (person.AgeOn(_today) > 30 && dice.Chance(0.25))
                Divorce(person, dice);
        }
    }

    private void MakeElders(Household household, Dice dice)
    {
        string surname = Names.Surname(dice);
        Person man = people.Make(household, dice, Sex.Male, Born(dice, 62, 94), surname);
        Person woman = people.Make(
            household, dice, Sex.Female, dice.Before(man.Birth.AddYears(2), 1, 1500), Names.Surname(dice));
        Marry(man, woman, dice);
        if (!dice.Chance(0.35))
            return;
        (Person gone, Person left) = dice.Chance(0.6) ? (man, woman) : (woman, man);
        gone.Died = dice.Before(_today, 20, 2500);
        left.Marriage = left.Marriage with { Status = "widowed", Since = gone.Died };
        // The head of a household is among the living.
        household.Members.Remove(left);
        household.Members.Insert(0, left);
    }

    private void MakeSingleParent(Household household, Dice dice)
    {
        Sex sex = dice.Chance(0.7) ? Sex.Female : Sex.Male;
        Person parent = people.Make(household, dice, sex, Born(dice, 26, 50), Names.Surname(dice));
        Divorce(parent, dice);
        AddChild(household, dice, parent, null);
    }

    private void MakeFamily(Household household, Dice dice, int children, bool grandmother)
    {
        string surname = Names.Surname(dice);
        DateOnly birth = Born(dice, 25, 61);
        Person man = people.Make(household, dice, Sex.Male, birth, surname);
        Person woman = people.Make(
            household, dice, Sex.Female, dice.After(birth, -300, 1800), Names.Surname(dice));
        Marry(man, woman, dice);
        for (int i = 0; i < children; i++)
            AddChild(household, dice, man, woman);
        if (!grandmother)
            return;
        Person elder = people.Make(
            household, dice, Sex.Female, dice.Before(birth.AddYears(-21), 1, 4000), Names.Surname(dice));
        elder.Marriage = new Marriage(
            "widowed", Since: dice.Before(_today, 400, 6000), CertNo: elder.Serial("J330199"));
        Bear(man, elder, null);
    }

    private void AddChild(Household household, Dice dice, Person parent, Person? other)
    {
        DateOnly adult = (other is null || parent.Birth > other.Birth ? parent.Birth : other.Birth).AddYears(21);
        DateOnly earliest = _today.AddYears(-24) > adult ? _today.AddYears(-24) : adult;
        int span = _today.DayNumber - earliest.DayNumber;
        if (span <= 40)
            return;
        Sex sex = dice.Chance(0.52) ? Sex.Male : Sex.Female;
        Person child = people.Make(household, dice, sex, dice.Before(_today, 5, span), parent.Name[..1]);
        child.Local = parent.Local;
        Bear(child, parent.Sex == Sex.Female ? parent : other, parent.Sex == Sex.Male ? parent : null);
    }

    /// <summary>Makes the parents' and the child's side of one kinship.</summary>
    internal static void Bear(Person child, Person? mother, Person? father)
    {
        child.Mother = mother;
        child.Father = father;
        mother?.Children.Add(child);
        father?.Children.Add(child);
    }

    private void Marry(Person man, Person woman, Dice dice)
    {
        DateOnly adult = (man.Birth > woman.Birth ? man.Birth : woman.Birth).AddYears(22);
        DateOnly since = dice.After(adult, 30, Math.Max(31, Math.Min(2500, _today.DayNumber - adult.DayNumber - 1)));
        Marry(man, woman, since < _today ? since : _today.AddDays(-10));
    }

    /// <summary>Makes both sides of one marriage, under one certificate.</summary>
    internal static void Marry(Person one, Person other, DateOnly since)
    {
        string certNo = one.Serial("J330199");
        one.Marriage = new Marriage("married", other, since, certNo);
        other.Marriage = new Marriage("married", one, since, certNo);
    }

    /// <summary>A divorce from somebody who has left the city, so that only this side is on record here.</summary>
    private void Divorce(Person person, Dice dice)
    {
        DateOnly since = dice.Before(_today, 100, 2500);
        Marriage former = new("married", null, since.AddDays(-dice.Between(400, 2000)), person.Serial("J330199", 1));
        person.Marriage = new Marriage("divorced", null, since, person.Serial("L330199"), former);
    }
}
