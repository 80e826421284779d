using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// Brings the people of one subdistrict into being. A subdistrict has a pair of sequence numbers of its own (even for
/// women, odd for men), so that identity numbers are unique in the city without anybody knowing all of them; two of
/// its people of one sex who would share a birthday are born a day apart.
/// </summary>
internal sealed class PersonMaker(Subdistrict subdistrict)
{
    private readonly HashSet<string> _issued = [];
    private int _ordinal;

    public int Count => _ordinal;

    /// <summary>Keeps a persona's number from being given to anybody else.</summary>
    public void Reserve(string idNo) => _issued.Add(idNo);

    /// <summary>Somebody of the household, with a given name by chance.</summary>
    public Person Make(Household household, Dice dice, Sex sex, DateOnly birth, string surname)
    {
        string name = surname + Names.Given(dice, sex);
        return Make(household, sex, birth, name, Names.Ethnicity(dice), IssueNumber(sex, birth, pinned: false));
    }

    /// <summary>A foreigner, who has no hukou anywhere in the country.</summary>
    public Person MakeForeign(Household household, Dice dice, Sex sex, DateOnly birth)
    {
        Person person = Make(household, sex, birth, Names.Foreign(dice), "其他", IssueNumber(sex, birth, pinned: false));
        person.Foreign = true;
        person.Local = false;
        return person;
    }

    /// <summary>One of a persona's family, with a number of the personas' block.</summary>
    public Person MakePinned(Household household, Sex sex, DateOnly birth, string name) =>
        Make(household, sex, birth, name, "汉族", IssueNumber(sex, birth, pinned: true));

    /// <summary>The persona, with the number it has in every city.</summary>
    public Person MakePersona(Household household, Persona persona)
    {
        Sex sex = (persona.CitizenId[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;
        return Make(household, sex, BirthOf(persona.CitizenId), persona.DisplayZh, "汉族", persona.CitizenId);
    }

    private Person Make(
        Household household, Sex sex, DateOnly birth, string name, string ethnicity, string idNo)
    {
        Person person = new()
        {
            Seed = Dice.Seed(household.Seed, "person", household.Members.Count),
            Ordinal = _ordinal++,
            IdNo = idNo,
            Name = name,
            Sex = sex,
            Birth = BirthOf(idNo),
            Household = household,
            Pinned = household.Pinned,
            Ethnicity = ethnicity,
            Local = household.Tenure != Tenure.Tenant || household.Number % 3 == 0,
        };
        household.Members.Add(person);
        return person;
    }

    private string IssueNumber(Sex sex, DateOnly birth, bool pinned)
    {
        int pair = pinned ? IdentityNumber.PersonaSequence : subdistrict.Number * 2;
        int sequence = pair + (sex == Sex.Male ? 1 : 0);
        for (DateOnly day = birth; ; day = day.AddDays(-1))
        {
            string idNo = IdentityNumber.Create(day, sequence);
            if (_issued.Add(idNo))
                return idNo;
        }
    }

    private static DateOnly BirthOf(string idNo) => DateOnly.ParseExact(
        idNo.AsSpan(6, 8), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
