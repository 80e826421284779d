using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

public sealed class CityGeneratorTests
{
    private static readonly CityOptions Small = new() { Today = Cities.Today, Citizens = 600 };

    [Fact]
    public void The_same_options_give_the_same_rows() =>
        Assert.Equal(Fingerprint(new CityGenerator(Small).Rows()), Fingerprint(new CityGenerator(Small).Rows()));

    [Fact]
    public void Another_seed_gives_another_city() => Assert.NotEqual(
        Fingerprint(new CityGenerator(Small).Rows()),
        Fingerprint(new CityGenerator(Small with { Seed = 7 }).Rows()));

    [Fact]
    public void A_part_is_the_same_alone_as_in_its_turn()
    {
        CityOptions options = Small with { Citizens = 4_500 };
        Assert.Equal(
            Fingerprint(new CityGenerator(options).Parts().ElementAt(1).Rows),
            Fingerprint(new CityGenerator(options).Part(1).Rows));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1_999)]
    [InlineData(2_001)]
    [InlineData(5_000)]
    public void A_city_has_exactly_the_citizens_asked_for(int citizens)
    {
        HashSet<string> ids = [.. new CityGenerator(Small with { Citizens = citizens }).Parts()
            .SelectMany(part => part.Citizens).Select(citizen => citizen.IdNo)];
        Assert.Equal(citizens, ids.Count);
    }

    [Fact]
    public void Subdistricts_share_neither_people_nor_companies_nor_plates()
    {
        GeneratedCity city = new(Small with { Citizens = 6_000 });
        Assert.Distinct(city.Enterprises.Select(enterprise => enterprise.Uscc));
        Assert.Distinct(city.Enterprises.Select(enterprise => enterprise.Name));
        Assert.Distinct(city.Of("PSB.vehicle").Select(row => row.Values["plateNo"]).Where(plate => plate is not null));
    }

    [Fact]
    public void A_city_of_a_million_has_as_many_parts_as_its_number_block_has_pairs()
    {
        CityGenerator generator = new(Small with { Citizens = 1_000_000 });
        Assert.Equal(499, generator.Subdistricts);
        // Its last subdistrict can be made without the five hundred before it.
        Assert.InRange(generator.Part(498).Citizens.Count, 2_000, 2_010);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(5_000_001)]
    public void A_city_too_small_for_the_personas_or_too_large_for_the_numbers_is_refused(int citizens) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CityGenerator(Small with { Citizens = citizens }));

    [Fact]
    public void Nothing_has_happened_after_today()
    {
        (string Resource, string Field)[] past =
        [
            ("PSB.population", "birthDate"), ("CAB.marriage", "regDate"), ("NRB.ownership", "regDate"),
            ("HCB.lease", "startDate"), ("HRS.contract", "startDate"), ("HPF.account", "lastPay"),
            ("HPF.withdrawal", "lastDate"), ("SMR.registration", "estDate"), ("PSB.vehicle", "regDate"),
            ("EDU.diploma", "gradDate"), ("CAB.funeral", "deathDate"), ("VAB.veteran", "dischargeDate"),
            ("MIB.claim", "dischargeDate"), ("HCM.vaccination", "lastDate"), ("PSB.license", "issueDate"),
            ("PSB.sealFile", "makeDate"), ("EEB.eia", "decidedOn"), ("HRS.employment", "regDate"),
            ("PSB.hukou", "moveInDate"), ("HRS.pension", "certifiedAt"), ("FIN.cardSubsidy", "payDate"),
        ];
        foreach ((string resource, string field) in past)
        {
            Assert.Empty(Cities.Truth.Of(resource)
                .Where(row => row.Values[field] is DateOnly day && day > Cities.Today)
                .Select(row => $"{resource}.{field} {row.Values[field]}"));
        }
    }

    private static string Fingerprint(IEnumerable<RegisterRow> rows)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (RegisterRow row in rows)
        {
            string text = string.Join('|', row.Values.Select(
                pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Resource}|{row.Key}|{text}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
