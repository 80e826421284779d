using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

/// <summary>What the registers of different departments say of one another, in a city without quirks.</summary>
public sealed class AgreementTests
{
    private static GeneratedCity City => Cities.Truth;

    [Fact]
    public void A_spouses_spouse_is_oneself_under_one_certificate_and_date()
    {
        List<RegisterRow> married = [.. City.Of("CAB.marriage").Where(row => row.Values["status"] is "married")];
        Assert.NotEmpty(married);
        Assert.All(married.Where(row => row.Values["spouseIdNo"] is not null), row =>
        {
            RegisterRow other = City.One("CAB.marriage", Text(row, "spouseIdNo"));
            Assert.Equal(row.Key, other.Values["spouseIdNo"]);
            Assert.Equal(row.Values["certNo"], other.Values["certNo"]);
            Assert.Equal(row.Values["regDate"], other.Values["regDate"]);
            Assert.Equal(row.Values["spouseName"], City.Value<string>("PSB.population", other.Key, "name"));
            Assert.NotEqual(
                City.Value<string>("PSB.population", row.Key, "gender"),
                City.Value<string>("PSB.population", other.Key, "gender"));
        });
    }

    [Fact]
    public void Kinship_is_recorded_on_both_sides_with_the_relatives_own_name_and_birth()
    {
        List<RegisterRow> kin = [.. City.Of("PSB.kinship")];
        HashSet<(string, string, string)> edges =
            [.. kin.Select(row => (row.Key, Text(row, "relation"), Text(row, "relIdNo")))];
        Assert.Contains(kin, row => row.Values["relation"] is "father");
        foreach (RegisterRow row in kin)
        {
            string relative = Text(row, "relIdNo");
            string back = Text(row, "relation") switch
            {
                "spouse" => "spouse",
                "child" => City.Value<string>("PSB.population", row.Key, "gender") == "M" ? "father" : "mother",
                _ => "child",
            };
            Assert.Contains((relative, back, row.Key), edges);
            Assert.Equal(row.Values["relName"], City.Value<string>("PSB.population", relative, "name"));
            Assert.Equal(row.Values["relBirth"], City.Value<object>("PSB.population", relative, "birthDate"));
        }
    }

    [Fact]
    public void Parents_are_older_than_their_children_by_at_least_eighteen_years() =>
        Assert.All(City.Of("PSB.kinship").Where(row => row.Values["relation"] is "child"), row => Assert.True(
            City.Value<DateOnly>("PSB.population", row.Key, "birthDate").AddYears(18)
                <= Day(row, "relBirth")));

    [Fact]
    public void Every_child_with_a_mother_in_the_city_is_on_her_birth_certificates()
    {
        List<RegisterRow> young = [.. City.Of("PSB.kinship").Where(row =>
            row.Values["relation"] is "mother"
            && City.Value<DateOnly>("PSB.population", row.Key, "birthDate") > Cities.Today.AddYears(-18))];
        Assert.NotEmpty(young);
        Assert.All(young, row =>
        {
            RegisterRow child = City.One("PSB.population", row.Key);
            RegisterRow certificate = Assert.Single(City.Of("HCM.birthCert", Text(row, "relIdNo")), candidate =>
                Equals(candidate.Values["babyName"], child.Values["name"])
                && DateOnly.FromDateTime(((DateTimeOffset)candidate.Values["babyBirth"]!).DateTime)
                    == Day(child, "birthDate"));
            Assert.Equal(
                City.Of("PSB.kinship", row.Key).FirstOrDefault(kin => kin.Values["relation"] is "father")
                    ?.Values["relIdNo"],
                certificate.Values["fatherIdNo"]);
        });
    }

    [Fact]
    public void Whoever_is_insured_by_an_employer_has_a_contract_with_it_and_the_company_is_registered()
    {
        List<RegisterRow> insured = [.. City.Of("HRS.insured").Where(row => row.Values["employerUscc"] is not null)];
        Assert.NotEmpty(insured);
        Assert.All(insured, row =>
        {
            Assert.Single(City.Of("SMR.registration", Text(row, "employerUscc")));
            Assert.Equal(row.Values["employerUscc"], City.One("HRS.contract", row.Key).Values["employerUscc"]);
        });
    }

    [Fact]
    public void The_provident_fund_names_the_insuring_employer_and_takes_its_ratio_of_the_wage()
    {
        List<RegisterRow> accounts = [.. City.Of("HPF.account")];
        Assert.NotEmpty(accounts);
        Assert.All(accounts, row =>
        {
            RegisterRow pension = Assert.Single(
                City.Of("HRS.insured", row.Key), insured => insured.Values["insType"] is "pension");
            Assert.Equal(pension.Values["employerUscc"], row.Values["employerUscc"]);
            if (row.Values["status"] is not "active")
                return;
            decimal ratio = City.Value<decimal>("HPF.unit", Text(row, "employerUscc"), "ratio");
            decimal wage = Money(row, "monthly") / ratio / 2;
            Assert.Equal(Math.Clamp(wage, 4_812m, 24_930m), Money(pension, "base"), 0);
            Assert.True(
                Money(row, "balance") <= Money(row, "monthly") * (long)row.Values["consecutive"]! + 0.01m);
        });
    }

    [Fact]
    public void Taxed_income_is_the_wage_of_the_months_worked()
    {
        int wholeYears = 0;
        foreach (RegisterRow income in City.Of("TAX.iit").Where(row => row.Values["year"] is 2025L))
        {
            RegisterRow? contract = City.Of("HRS.contract", income.Key).SingleOrDefault();
            RegisterRow? account = City.Of("HPF.account", income.Key).SingleOrDefault();
            if (contract is null || account is null || Day(contract, "startDate") >= new DateOnly(2025, 2, 1)
                || account.Values["status"] is not "active")
                continue;
            decimal ratio = City.Value<decimal>("HPF.unit", Text(account, "employerUscc"), "ratio");
            Assert.Equal(Money(account, "monthly") / ratio / 2 * 12, Money(income, "income"), 0);
            wholeYears++;
        }

        Assert.InRange(wholeYears, 100, int.MaxValue);
    }

    [Fact]
    public void Head_counts_are_those_of_the_people_insured()
    {
        ILookup<string, RegisterRow> staff = City.Of("HRS.insured")
            .Where(row => row.Values["insType"] is "pension" && row.Values["status"] is "active"
                && row.Values["employerUscc"] is not null)
            .ToLookup(row => Text(row, "employerUscc"));
        Assert.All(City.Of("HRS.employerAcct"), row =>
            Assert.Equal((long)staff[row.Key].Count(), row.Values["headcount"]));
        ILookup<string, RegisterRow> savers = City.Of("HPF.account")
            .Where(row => row.Values["status"] is "active").ToLookup(row => Text(row, "employerUscc"));
        Assert.All(City.Of("HPF.unit"), row =>
            Assert.Equal((long)savers[row.Key].Count(), row.Values["headcount"]));
    }

    [Fact]
    public void Both_parties_of_a_lease_hold_the_same_lease_and_the_landlord_owns_the_home()
    {
        foreach (IGrouping<string, RegisterRow> lease in City.Of("HCB.lease").GroupBy(row => Text(row, "leaseNo")))
        {
            RegisterRow tenant = Assert.Single(lease, row => row.Values["role"] is "tenant");
            RegisterRow landlord = Assert.Single(lease, row => row.Values["role"] is "landlord");
            foreach (string field in (string[])["leaseAddress", "rent", "startDate", "endDate"])
                Assert.Equal(tenant.Values[field], landlord.Values[field]);
            Assert.NotEqual(tenant.Key, landlord.Key);
            Assert.Contains(City.Of("NRB.ownership", landlord.Key), home =>
                Equals(home.Values["address"], tenant.Values["leaseAddress"]));
            Assert.Equal(tenant.Values["leaseAddress"], City.Value<string>("WTR.account", tenant.Key, "supplyAddr"));
        }
    }

    [Fact]
    public void Water_gas_and_power_are_in_one_name_at_the_address_of_the_household()
    {
        Assert.All(City.Of("WTR.account"), row =>
        {
            Assert.Equal(row.Values["holder"], City.Value<string>("PSB.population", row.Key, "name"));
            Assert.Equal(row.Values["holder"], City.Value<string>("PWR.account", row.Key, "holder"));
            if (City.Of("DRA.account", row.Key).SingleOrDefault() is { } account)
                Assert.Equal(row.Values["supplyAddr"], account.Values["mailAddress"]);
        });
    }

    [Fact]
    public void No_home_is_owned_twice() =>
        Assert.Distinct(City.Of("NRB.ownership").Select(row => row.Values["unitNo"]));

    private static string Text(RegisterRow row, string field) => Assert.IsType<string>(row.Values[field]);

    private static decimal Money(RegisterRow row, string field) => Assert.IsType<decimal>(row.Values[field]);

    private static DateOnly Day(RegisterRow row, string field) => Assert.IsType<DateOnly>(row.Values[field]);
}
