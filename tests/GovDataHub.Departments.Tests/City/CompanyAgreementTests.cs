using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

/// <summary>What the registers say of companies, cars, pupils and the poor, in a city without quirks.</summary>
public sealed class CompanyAgreementTests
{
    private static GeneratedCity City => Cities.Truth;

    [Fact]
    public void A_legal_representative_is_a_citizen_and_owns_the_company_in_their_own_register()
    {
        Assert.All(City.Of("SMR.registration"), row =>
        {
            string legalRep = Text(row, "legalRepIdNo");
            Assert.Equal(row.Values["legalRep"], City.Value<string>("PSB.population", legalRep, "name"));
            RegisterRow owned = Assert.Single(
                City.Of("SMR.owned", legalRep), candidate => Equals(candidate.Values["uscc"], row.Key));
            Assert.Contains(owned.Values["role"], (object?[])["legalRep", "operator"]);
            Assert.Equal(row.Values["status"], owned.Values["status"]);
            Assert.Equal(row.Values["estDate"], owned.Values["estDate"]);
        });
        Assert.All(City.Of("SMR.owned"), row => Assert.Single(City.Of("SMR.registration", Text(row, "uscc"))));
    }

    [Fact]
    public void Whoever_acts_for_an_enterprise_online_is_a_citizen() =>
        Assert.All(City.Of("DRA.entAccount"), row => Assert.Single(
            City.Of("PSB.population", Text(row, "operatorIdNo"))));

    [Fact]
    public void Tickets_purchase_taxes_and_parking_are_of_cars_the_person_has()
    {
        Assert.All(City.Of("PSB.violation"), row => Assert.Contains(
            row.Values["carPlate"], City.Of("PSB.vehicle", row.Key).Select(car => car.Values["plateNo"])));
        Assert.All(City.Of("TAX.vpt"), row => Assert.Contains(
            row.Values["vinRef"], City.Of("PSB.vehicle", row.Key).Select(car => car.Values["vin"])));
        Assert.All(City.Of("UMB.parking"), row => Assert.Contains(
            row.Values["parkPlate"], City.Of("PSB.vehicle", row.Key).Select(car => car.Values["plateNo"])));
        Assert.All(City.Of("PSB.vehicle"), row => Assert.Single(City.Of("PSB.license", row.Key)));
    }

    [Fact]
    public void Pupils_of_compulsory_age_attend_a_school_of_the_school_districts()
    {
        HashSet<object?> schools = [.. City.Of("EDU.schoolDistrict").Select(row => row.Values["school"])];
        Assert.All(
            City.Of("EDU.student").Where(row => row.Values["stage"] is "primary" or "junior"),
            row => Assert.Contains(row.Values["school"], schools));
        HashSet<string> pupils = [.. City.Of("EDU.student").Select(row => row.Key)];
        Assert.All(
            City.Citizens.Where(citizen => citizen.BirthDate <= Cities.Today.AddYears(-8)
                && citizen.BirthDate > Cities.Today.AddYears(-14)),
            citizen => Assert.Contains(citizen.IdNo, pupils));
    }

    [Fact]
    public void A_household_on_assistance_has_one_number_and_counts_its_members()
    {
        Assert.All(City.Of("CAB.assistance").GroupBy(row => row.Values["householdNo"]), household =>
        {
            Assert.All(household, row => Assert.Equal((long)household.Count(), row.Values["members"]));
            Assert.Single(household.Select(row => row.Values["kind"]).Distinct());
        });
    }

    [Fact]
    public void Hotel_guests_stayed_in_hotels_that_exist_and_deed_tax_is_for_a_filed_contract()
    {
        HashSet<object?> hotels = [.. City.Of("CTB.hotel").Select(row => row.Values["hotelCode"])];
        Assert.All(City.Of("PSB.hotelStay"), row => Assert.Contains(row.Values["hotelCode"], hotels));
        Assert.All(City.Of("TAX.deed"), row => Assert.Contains(
            row.Values["contractRef"],
            City.Of("HCB.salesContract", row.Key).Select(sale => sale.Values["contractNo"])));
    }

    [Fact]
    public void The_dead_hold_no_account_no_home_and_no_insurance()
    {
        List<string> dead = [.. City.Of("PSB.population").Where(row => row.Values["livingStatus"] is "deceased")
            .Select(row => row.Key)];
        Assert.NotEmpty(dead);
        Assert.All(dead, person =>
        {
            Assert.Single(City.Of("CAB.funeral", person));
            foreach (string resource in (string[])["DRA.account", "NRB.ownership", "MIB.insured", "WTR.account"])
                Assert.Empty(City.Of(resource, person));
        });
    }

    [Fact]
    public void No_payable_account_of_chance_ends_in_the_digits_the_sandbox_refuses() =>
        Assert.All(
            City.Of("HPF.account").Where(row => row.Key != Personas.Find("closed-card")?.CitizenId),
            row => Assert.False(Text(row, "bankCard").EndsWith("0000", StringComparison.Ordinal)));

    private static string Text(RegisterRow row, string field) => Assert.IsType<string>(row.Values[field]);
}
