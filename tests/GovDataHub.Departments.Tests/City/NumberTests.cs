using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.Tests.City;

public sealed class NumberTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    public void The_standards_own_examples_of_identity_numbers_are_valid(string idNo) =>
        Assert.True(IdentityNumber.IsValid(idNo));

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("440524188001010041")]
    [InlineData("11010519491331002X")]
    [InlineData("1101051949123100")]
    [InlineData("11010519491231002x")]
    public void A_wrong_check_character_date_length_or_case_is_refused(string idNo) =>
        Assert.False(IdentityNumber.IsValid(idNo));

    [Fact]
    public void Every_digit_of_an_identity_number_matters_to_its_check_character()
    {
        string idNo = IdentityNumber.Create(new DateOnly(1996, 5, 20), 998);
        for (int i = 0; i < 17; i++)
        {
            char other = idNo[i] == '1' ? '2' : '1';
            Assert.False(IdentityNumber.IsValid(idNo[..i] + other + idNo[(i + 1)..]));
        }
    }

    [Theory]
    [InlineData("91350100M000100Y43")]
    public void The_standards_own_example_of_a_credit_code_is_valid(string uscc) =>
        Assert.True(CreditCode.IsValid(uscc));

    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("91350100M000100Y34")]
    [InlineData("91350100M0001O0Y43")]
    [InlineData("91350100M000100Y4")]
    public void A_wrong_check_letter_or_length_of_a_credit_code_is_refused(string uscc) =>
        Assert.False(CreditCode.IsValid(uscc));

    [Fact]
    public void Identity_numbers_and_credit_codes_of_a_city_are_valid_unique_and_of_the_synthetic_area()
    {
        Assert.All(Cities.Truth.Citizens, citizen => Assert.True(
            IdentityNumber.IsValid(citizen.IdNo) && citizen.IdNo.StartsWith("330199", StringComparison.Ordinal)));
        Assert.All(Cities.Truth.Enterprises, enterprise => Assert.True(
            CreditCode.IsValid(enterprise.Uscc) && enterprise.Uscc[2..8] == "330199"));
        Assert.Distinct(Cities.Truth.Citizens.Select(citizen => citizen.IdNo));
        Assert.Distinct(Cities.Truth.Enterprises.Select(enterprise => enterprise.Uscc));
        Assert.Distinct(Cities.Truth.Enterprises.Select(enterprise => enterprise.Name));
    }

    [Fact]
    public void The_sequence_is_odd_for_men_and_even_for_women() =>
        Assert.All(Cities.Truth.Of("PSB.population"), row => Assert.Equal(
            (string?)row.Values["gender"] == "M" ? 1 : 0,
            (row.Key[16] - '0') % 2));

    [Fact]
    public void The_number_holds_the_registered_birth_date() =>
        Assert.All(Cities.Truth.Of("PSB.population"), row => Assert.Equal(
            $"{row.Values["birthDate"]:yyyyMMdd}", row.Key[6..14]));

    [Fact]
    public void Seeds_of_different_things_differ() =>
        Assert.Distinct(from parent in (ulong[])[1, 2]
                        from sort in (string[])["person", "household"]
                        from number in Enumerable.Range(0, 500)
                        select Dice.Seed(parent, sort, number));
}
