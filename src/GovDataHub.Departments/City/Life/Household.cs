using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>On what terms a household lives where it lives.</summary>
internal enum Tenure
{
    Owner,
    Tenant,
    PublicRental,
    Rural,
    Collective,
}

/// <summary>People who live together, and the home they live in.</summary>
internal sealed class Household
{
    public required ulong Seed { get; init; }

    /// <summary>Running number within the subdistrict.</summary>
    public required int Number { get; init; }

    public required Subdistrict Subdistrict { get; init; }

    public bool Pinned { get; init; }

    public Tenure Tenure { get; set; }

    /// <summary>Where they live; set when the subdistrict has been housed.</summary>
    public Home Home { get; set; } = null!;

    /// <summary>The lease they live under as tenants.</summary>
    public Lease? Lease { get; set; }

    public List<Person> Members { get; } = [];

    /// <summary>Homes the household owns, its own and those it lets.</summary>
    public List<Home> Owned { get; } = [];

    /// <summary>Leases under which the household lets a home.</summary>
    public List<Lease> Lettings { get; } = [];

    /// <summary>The kind of social assistance: <c>none dibao dibian tekun temp</c>.</summary>
    public string Assistance { get; set; } = "none";

    public Person Head => Members[0];

    public IEnumerable<Person> Living => Members.Where(member => member.Alive);

    public string HouseholdNo => string.Create(
        CultureInfo.InvariantCulture, $"{IdentityNumber.SyntheticArea}{Subdistrict.Number:D3}{Number:D6}");

    public Dice Dice(string area) => new(Numbers.Dice.Seed(Seed, area));
}
