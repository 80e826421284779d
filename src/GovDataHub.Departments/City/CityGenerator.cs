using GovDataHub.Departments.City.Filing;
using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City;

/// <summary>
/// The seeded generator of the synthetic city: first a life (families, homes, companies, jobs), then what each
/// department has filed of it. Every register is made from the same life, so that they agree with one another; about
/// two rows in a hundred have a quirk (<see cref="Quirks"/>). Memory is bounded by one subdistrict, about 2,000 people.
/// </summary>
public sealed class CityGenerator
{
    /// <summary>Increased when the same options no longer give the same rows.</summary>
    public const string Version = "1";

    private const int SubdistrictSize = 2_000;
    private const int MostSubdistricts = IdentityNumber.PersonaSequence / 2;

    private readonly CityOptions _options;
    private readonly ulong _seed;

    /// <summary>A city by these options; nothing is made before it is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options cannot make a city.</exception>
    public CityGenerator(CityOptions options)
    {
        options.Validate();
        _options = options;
        _seed = Dice.Seed((ulong)(uint)options.Seed, "city");
        int size = Math.Max(SubdistrictSize, ((options.Citizens - 1) / MostSubdistricts) + 1);
        Subdistricts = ((options.Citizens - 1) / size) + 1;
    }

    /// <summary>How many subdistricts the city has; <see cref="PartCount"/> is one more.</summary>
    public int Subdistricts { get; }

    /// <summary>How many parts the city has: its subdistricts, and last the city-wide public registers.</summary>
    public int PartCount => Subdistricts + 1;

    /// <summary>Every row of the city in one pass, part by part.</summary>
    public IEnumerable<RegisterRow> Rows() => Parts().SelectMany(part => part.Rows);

    /// <summary>Every part in turn; let go of each before the next to keep memory bounded.</summary>
    public IEnumerable<CityPart> Parts() => Enumerable.Range(0, PartCount).Select(Part);

    /// <summary>One part; parts do not depend on each other and may be made on several threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public CityPart Part(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, PartCount);
        if (number == Subdistricts)
            return new CityPart([], [], PublicRegisters.OfCity(_seed, _options.Today));

        Subdistrict subdistrict = SubdistrictMaker.Make(_seed, number, SizeOf(number), _options.Today);
        HashSet<string> spared =
        [
            .. subdistrict.People.Where(person => person.Pinned).Select(person => person.IdNo),
            .. subdistrict.Companies.Where(company => company.Pinned).Select(company => company.Uscc),
        ];
        Quirks quirks = new(_seed, number, _options.GapRate, spared);
        return new CityPart(
            [.. subdistrict.People.Select(person => new Citizen(person.IdNo, person.Name, person.Birth))],
            [.. subdistrict.Companies.Select(company => new Enterprise(company.Uscc, company.Name))],
            quirks.Of(Registrar.File(subdistrict)));
    }

    /// <summary>People are spread evenly; the first subdistricts take the remainder.</summary>
    private int SizeOf(int number) =>
        (_options.Citizens / Subdistricts) + (number < _options.Citizens % Subdistricts ? 1 : 0);
}
