using GovDataHub.Departments.City;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.Tests.City;

/// <summary>Every persona's story holds in every city, whatever its seed, size and day.</summary>
public sealed class PersonasTests
{
    /// <summary>Seed, citizens and today of cities as different as they come.</summary>
    public static TheoryData<int, int, DateOnly> AnyCity => new()
    {
        { 20_250_901, 2_000, Cities.Today },
        { 1, 200, new DateOnly(2026, 9, 1) },
        { 2, 300, new DateOnly(2027, 1, 1) },
        { 3, 300, new DateOnly(2028, 2, 29) },
        { 4, 300, new DateOnly(2027, 6, 30) },
        { 5, 300, new DateOnly(2027, 7, 1) },
        { 6, 300, new DateOnly(2026, 12, 14) },
    };

    [Fact]
    public void Personas_have_valid_and_different_numbers_and_names()
    {
        Assert.InRange(Personas.All.Length, 12, 100);
        Assert.Distinct(Personas.All.Select(persona => persona.Name));
        Assert.Distinct(Personas.All.Select(persona => persona.CitizenId));
        Assert.All(Personas.All, persona => Assert.True(IdentityNumber.IsValid(persona.CitizenId)));
        Assert.All(Personas.All, persona => Assert.Contains("citizen", persona.Roles));
        Assert.All(Personas.All, persona => Assert.Equal(persona.Department is not null, persona.Roles.Length > 1));
        Assert.Null(Personas.Find("nobody"));
    }

    [Theory]
    [MemberData(nameof(AnyCity))]
    public void Every_persona_lives_in_every_city_as_an_adult(int seed, int citizens, DateOnly today)
    {
        GeneratedCity city = Make(seed, citizens, today);
        Assert.All(Personas.All, persona =>
        {
            RegisterRow row = city.One("PSB.population", persona.CitizenId);
            Assert.Equal(persona.DisplayZh, row.Values["name"]);
            Assert.Equal("alive", row.Values["livingStatus"]);
            Assert.Equal("valid", row.Values["idStatus"]);
            Assert.True((DateOnly)row.Values["birthDate"]! <= today.AddYears(-18));
            Assert.Equal("advanced", city.Value<string>("DRA.account", persona.CitizenId, "authLevel"));
        });
    }

    [Theory]
    [MemberData(nameof(AnyCity))]
    public void Who_may_withdraw_for_rent_is_as_the_stories_say(int seed, int citizens, DateOnly today)
    {
        GeneratedCity city = Make(seed, citizens, today);
        foreach (string name in (string[])["renter", "closed-card"])
        {
            RentFacts facts = RentFacts.Of(city, Id(name), today);
            Assert.Equal(new RentFacts("active", true, 0, 0, false, true), facts);
            Assert.True(city.Value<decimal>("HPF.account", Id(name), "balance") > 3_000m);
            Assert.Contains(city.Of("HCB.lease", Id(name)), lease => lease.Values["role"] is "tenant"
                && (DateOnly)lease.Values["endDate"]! > today);
        }

        Assert.NotNull(city.Value<string>("CAB.marriage", Id("renter"), "spouseIdNo"));
        Assert.False(Card(city, "renter").EndsWith("0000", StringComparison.Ordinal));
        Assert.EndsWith("0000", Card(city, "closed-card"), StringComparison.Ordinal);
        Assert.Equal(1, RentFacts.Of(city, Id("homeowner"), today).HomesOwned);
        Assert.Equal(new RentFacts("active", false, 0, 0, false, true), RentFacts.Of(city, Id("newcomer"), today));
        Assert.Equal(new RentFacts("active", true, 0, 1, false, true), RentFacts.Of(city, Id("spouse-owner"), today));
    }

    [Theory]
    [MemberData(nameof(AnyCity))]
    public void Families_and_the_elderly_are_as_their_stories_say(int seed, int citizens, DateOnly today)
    {
        GeneratedCity city = Make(seed, citizens, today);
        Assert.Equal("receiving", city.Value<string>("HRS.pension", Id("pensioner"), "status"));
        Assert.True(city.Value<DateOnly>("HRS.pension", Id("pensioner"), "certifiedAt") <= today.AddMonths(-10));
        Assert.Equal("widowed", city.Value<string>("CAB.marriage", Id("pensioner"), "status"));

        RegisterRow birth = city.One("HCM.birthCert", Id("new-parent"));
        Assert.Equal(
            today.AddDays(-40), DateOnly.FromDateTime(((DateTimeOffset)birth.Values["babyBirth"]!).DateTime));
        Assert.True(city.Value<bool>("PSB.hukou", Id("new-parent"), "inHz"));
        Assert.Contains(city.Of("MIB.claim", Id("new-parent")), claim => claim.Values["kind"] is "maternity");
        Assert.Contains(city.Of("HRS.insured", Id("new-parent")), row => (long)row.Values["consecutive"]! >= 6);

        RegisterRow kin = Assert.Single(
            city.Of("PSB.kinship", Id("student-parent")), row => row.Values["relation"] is "child");
        string child = (string)kin.Values["relIdNo"]!;
        Assert.True((DateOnly)kin.Values["relBirth"]! <= today.AddYears(-6));
        Assert.True(city.Value<bool>("HCM.vaccination", child, "complete"));
        Assert.True(city.Value<bool>("PSB.hukou", child, "inHz"));
        Assert.DoesNotContain(city.Of("EDU.student", child), row => row.Values["stage"] is "primary");
    }

    [Theory]
    [MemberData(nameof(AnyCity))]
    public void Those_who_work_drive_and_served_are_as_their_stories_say(int seed, int citizens, DateOnly today)
    {
        GeneratedCity city = Make(seed, citizens, today);
        Assert.True(city.Value<DateOnly>("EDU.diploma", Id("graduate"), "gradDate") >= today.AddDays(-365));
        Assert.Contains(city.Of("HRS.insured", Id("graduate")), row =>
            row.Values["insType"] is "pension" && row.Values["status"] is "active");

        Assert.Equal("normal", city.Value<string>("PSB.vehicle", Id("driver"), "status"));
        Assert.True(city.Value<DateOnly>("PSB.vehicle", Id("driver"), "insValidTo") >= today);
        Assert.InRange(city.Value<DateOnly>("PSB.license", Id("driver"), "validTo"), today, today.AddDays(90));
        Assert.Empty(city.Of("PSB.violation", Id("driver")));

        RegisterRow service = city.One("VAB.veteran", Id("veteran"));
        Assert.Equal("self", service.Values["placement"]);
        Assert.True((DateOnly)service.Values["dischargeDate"]! > today.AddYears(-1));
        Assert.False(city.Value<bool>("VAB.preferential", Id("veteran"), "oneOffPaid"));

        Assert.Equal(2L, city.Value<long>("DPF.disability", Id("disabled"), "grade"));
        Assert.Equal("dibao", city.Value<string>("CAB.assistance", Id("disabled"), "kind"));
        Assert.False(city.Value<bool>("DPF.subsidy", Id("disabled"), "living"));

        Assert.False(city.Value<bool>("PSB.hukou", Id("migrant"), "inHz"));
        Assert.InRange(city.Value<long>("PSB.residence", Id("migrant"), "months"), 6, 9);
        Assert.Null(city.Value<string>("PSB.residence", Id("migrant"), "permitNo"));
    }

    [Theory]
    [MemberData(nameof(AnyCity))]
    public void Those_who_act_for_enterprises_are_authorised_to(int seed, int citizens, DateOnly today)
    {
        GeneratedCity city = Make(seed, citizens, today);
        string shop = Assert.Single(
            city.Of("DRA.entAccount"), row => Equals(row.Values["operatorIdNo"], Id("shop-owner"))).Key;
        Assert.Equal(Id("shop-owner"), city.Value<string>("SMR.registration", shop, "legalRepIdNo"));
        Assert.Equal("valid", city.Value<string>("SMR.foodLicense", shop, "status"));
        Assert.InRange(city.Value<DateOnly>("SMR.foodLicense", shop, "validTo"), today, today.AddDays(90));

        RegisterRow account = Assert.Single(
            city.Of("DRA.entAccount"), row => Equals(row.Values["operatorIdNo"], Id("company-hr")));
        Assert.True((DateOnly)account.Values["validTo"]! > today);
        Assert.NotEqual(Id("company-hr"), city.Value<string>("SMR.registration", account.Key, "legalRepIdNo"));
        Assert.All(city.Of("HRS.insured", Id("company-hr")), row =>
            Assert.Equal(account.Key, row.Values["employerUscc"]));
    }

    private static GeneratedCity Make(int seed, int citizens, DateOnly today) =>
        new(new CityOptions { Seed = seed, Citizens = citizens, Today = today, GapRate = 0.2 });

    private static string Id(string persona) => Personas.Find(persona)!.CitizenId;

    private static string Card(GeneratedCity city, string persona) =>
        city.Value<string>("HPF.account", Id(persona), "bankCard")!;

    /// <summary>What the rule of the withdrawal for rent asks of the registers.</summary>
    private sealed record RentFacts(
        string Account, bool ThreeMonths, int HomesOwned, int SpouseHomes, bool Loan, bool NotLately)
    {
        public static RentFacts Of(GeneratedCity city, string person, DateOnly today)
        {
            string? spouse = city.Value<string>("CAB.marriage", person, "spouseIdNo");
            return new RentFacts(
                city.Value<string>("HPF.account", person, "status")!,
                city.Value<long>("HPF.account", person, "consecutive") >= 3,
                Homes(city, person),
                spouse is null ? 0 : Homes(city, spouse),
                city.Of("HPF.loan", person).Any(loan => loan.Values["status"] is "active"),
                city.Of("HPF.withdrawal", person).All(row =>
                    row.Values["lastDate"] is not DateOnly last || last < today.AddMonths(-2)));
        }

        private static int Homes(GeneratedCity city, string person) => city.Of("NRB.ownership", person).Count(home =>
            home.Values["city"] is "330100" && home.Values["usage"] is "residence" && home.Values["status"] is "valid");
    }
}
