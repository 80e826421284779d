using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// A self-contained corner of the city: its people work for, learn at and rent from one another, so that every edge
/// between registers closes within it. It is the unit of memory and of parallel work.
/// </summary>
internal sealed class Subdistrict
{
    public required ulong Seed { get; init; }

    /// <summary>0 to 498.</summary>
    public required int Number { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The district, subdistrict and street names its addresses use.</summary>
    public required Place Place { get; init; }

    public List<Household> Households { get; } = [];

    public List<Company> Companies { get; } = [];

    /// <summary>Every dwelling, shop and parking space, lived in or not.</summary>
    public List<Home> Homes { get; } = [];

    public IEnumerable<Person> People => Households.SelectMany(household => household.Members);

    public Dice Dice(string area) => new(Numbers.Dice.Seed(Seed, area));
}
