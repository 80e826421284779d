using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

internal enum Sex
{
    Male,
    Female,
}

/// <summary>What fills a person's days; the registers of work, schooling and care follow from it.</summary>
internal enum Occupation
{
    Infant,
    Pupil,
    Student,
    Employee,
    Owner,
    Flexible,
    Unemployed,
    AtHome,
    Retired,
}

/// <summary>One person of the city and everything other registers must agree about.</summary>
internal sealed class Person
{
    public required ulong Seed { get; init; }

    /// <summary>Running number within the subdistrict, from which document numbers are made.</summary>
    public required int Ordinal { get; init; }

    public required string IdNo { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly Birth { get; init; }

    public required Household Household { get; init; }

    /// <summary>
    /// A persona or one of a persona's family: the registers hold exactly the story, nothing by chance.
    /// </summary>
    public bool Pinned { get; init; }

    public string Ethnicity { get; set; } = "汉族";

    /// <summary>Holds a work permit instead of a hukou.</summary>
    public bool Foreign { get; set; }

    /// <summary>Whether the hukou is in Hangzhou.</summary>
    public bool Local { get; set; } = true;

    public DateOnly? Died { get; set; }

    public Marriage Marriage { get; set; } = Marriage.None;

    public Person? Father { get; set; }

    public Person? Mother { get; set; }

    public List<Person> Children { get; } = [];

    public Occupation Occupation { get; set; }

    /// <summary>The craft a licence may stand for; null for most.</summary>
    public string? Trade { get; set; }

    public Job? Job { get; set; }

    public ProvidentFund? ProvidentFund { get; set; }

    public Diploma? Diploma { get; set; }

    public Service? Service { get; set; }

    public Disability? Disability { get; set; }

    /// <summary>Companies the person is legal representative of.</summary>
    public List<Company> Companies { get; } = [];

    /// <summary>Companies of somebody else's in which the person holds a share.</summary>
    public List<Company> Shares { get; } = [];

    public List<Car> Cars { get; } = [];

    public Licence? Licence { get; set; }

    /// <summary>A child so young that it has a birth certificate and no identity number yet.</summary>
    public Newborn? Newborn { get; set; }

    public bool Alive => Died is null;

    public Person? Spouse => Marriage.Status == "married" ? Marriage.Spouse : null;

    /// <summary>A mobile number from block 154, which is assigned to no carrier.</summary>
    public string Mobile => string.Create(
        CultureInfo.InvariantCulture, $"154{Household.Subdistrict.Number:D3}{Ordinal % 100_000:D5}");

    public DateOnly Today => Household.Subdistrict.Today;

    public int Age => AgeOn(Today);

    public int AgeOn(DateOnly day)
    {
        int years = day.Year - Birth.Year;
        return Birth.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>The person's choices in one area of life, independent of every other area.</summary>
    public Dice Dice(string area) => new(Numbers.Dice.Seed(Seed, area));

    /// <summary>A document number nobody else in the city has under the same prefix.</summary>
    public string Serial(string prefix, int number = 0) => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}{Household.Subdistrict.Number:D3}{Ordinal:D5}{number}");

    /// <summary>
    /// A bank account of the synthetic range; the last digit keeps it payable at the sandbox provider.
    /// </summary>
    public string BankAccount(string bin = "622899") => string.Create(
        CultureInfo.InvariantCulture, $"{bin}0{Household.Subdistrict.Number:D3}{Ordinal:D5}{(Ordinal % 9) + 1}");
}

/// <summary>How a person stands in the marriage register.</summary>
internal sealed record Marriage(
    string Status, Person? Spouse = null, DateOnly? Since = null, string? CertNo = null, Marriage? Former = null)
{
    public static Marriage None { get; } = new("unmarried");
}

/// <summary>A present or last employment.</summary>
internal sealed record Job(Company Employer, DateOnly Since, decimal Monthly)
{
    /// <summary>The last day, when it has ended.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A provident fund account as it stands today.</summary>
internal sealed record ProvidentFund
{
    public required string Status { get; init; }

    public required decimal Balance { get; init; }

    public required decimal Monthly { get; init; }

    public required int Consecutive { get; init; }

    public required DateOnly LastPay { get; init; }

    public required string BankCard { get; init; }

    public required string EmployerUscc { get; init; }

    public string LastKind { get; init; } = "none";

    public DateOnly? LastDate { get; init; }

    public decimal YearAmount { get; init; }

    public HomeLoan? Loan { get; init; }
}

/// <summary>A provident fund loan.</summary>
internal sealed record HomeLoan(string Status, decimal Outstanding, decimal MonthlyDue, int Times);

internal sealed record Diploma(string Level, string School, string Major, DateOnly Graduated);

/// <summary>Military service.</summary>
internal sealed record Service(
    DateOnly Enlisted, DateOnly Discharged, string Kind, string Placement, string Preference, bool OneOffPaid);

internal sealed record Disability(string Category, int Grade, DateOnly ValidTo)
{
    public bool LivingSubsidy { get; init; }

    public bool CareSubsidy { get; init; }
}

/// <summary>A driving licence.</summary>
internal sealed record Licence(string Class, DateOnly Issued, DateOnly ValidTo, int Points, string Status);

/// <summary>A baby before its registration.</summary>
internal sealed record Newborn(string Name, Sex Sex, DateOnly Birth);

internal sealed record Car(
    string Plate, string Vin, DateOnly Registered, string Energy, string UseType, string Status, decimal Price);
