using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>Makes one subdistrict whole, in the order in which its facts depend on each other.</summary>
internal static class SubdistrictMaker
{
    /// <summary>The subdistrict with that number and exactly so many people.</summary>
    public static Subdistrict Make(ulong citySeed, int number, int size, DateOnly today)
    {
        Subdistrict subdistrict = new()
        {
            Seed = Dice.Seed(citySeed, "subdistrict", number),
            Number = number,
            Today = today,
            Place = Places.Of(number),
        };
        PersonMaker people = new(subdistrict);
        HomeMaker homes = new(subdistrict);
        CompanyMaker companies = new(subdistrict);
        TraitMaker traits = new(subdistrict);
        WorkMaker work = new(subdistrict);
        if (number == 0)
            new PersonaHouseholds(subdistrict, people, homes, companies, traits).Settle();

        HouseholdMaker households = new(subdistrict, people);
        while (people.Count < size)
        {
            Household household = households.Make(size - people.Count);
            work.Occupy(household);
            traits.Describe(household);
        }

        traits.TieKin();
        homes.HouseAll();
        companies.FoundAll();
        companies.FoundSocialOrganisations(Math.Max(3, size / 160));
        work.EmployAll();
        return subdistrict;
    }
}
