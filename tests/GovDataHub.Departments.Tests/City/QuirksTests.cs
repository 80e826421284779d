using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

public sealed class QuirksTests
{
    [Fact]
    public void About_two_rows_in_a_hundred_have_a_quirk()
    {
        List<string> truth = Subjects(Cities.Truth);
        HashSet<string> lifelike = [.. Subjects(Cities.Lifelike)];
        double changed = truth.Count(row => !lifelike.Contains(row)) / (double)truth.Count;
        Assert.InRange(changed, 0.01, 0.04);
    }

    [Fact]
    public void Rows_are_lost_nulled_and_respelled_and_a_former_spouse_stays()
    {
        int lost = Cities.Truth.Rows.Count - Cities.Lifelike.Rows.Count;
        Assert.InRange(lost, 1, Cities.Truth.Rows.Count / 25);
        Assert.True(Nulls(Cities.Lifelike) > Nulls(Cities.Truth) * 0.97 + 100);
        Assert.Contains(Cities.Lifelike.Of("NRB.ownership"), row =>
            row.Values["address"] is string address && (address.Contains('弄', StringComparison.Ordinal)
                || !address.Contains('区', StringComparison.Ordinal)));
        GeneratedCity gappy = new(new CityOptions { Today = Cities.Today, Citizens = 600, GapRate = 0.3 });
        Assert.Contains(gappy.Of("PSB.kinship"), row => row.Values["relIdNo"] is null);
    }

    [Fact]
    public void Nobody_disappears_from_the_population_the_companies_or_the_identity_accounts()
    {
        foreach (string resource in (string[])["PSB.population", "SMR.registration", "DRA.account", "CAB.marriage"])
        {
            Assert.Equal(
                Cities.Truth.Of(resource).Select(row => row.Key),
                Cities.Lifelike.Of(resource).Select(row => row.Key));
        }
    }

    [Fact]
    public void Personas_and_public_registers_are_spared_at_any_rate()
    {
        CityOptions options = new() { Today = Cities.Today, Citizens = 600, GapRate = 0.5 };
        HashSet<string> personas = [.. Personas.All.Select(persona => persona.CitizenId)];
        bool Kept(RegisterRow row) => row.Key.Length == 0 || personas.Contains(row.Key);
        Assert.Equal(
            new CityGenerator(options with { GapRate = 0 }).Rows().Where(Kept).Select(Text),
            new CityGenerator(options).Rows().Where(Kept).Select(Text));
    }

    private static int Nulls(GeneratedCity city) =>
        city.Rows.Sum(row => row.Values.Values.Count(value => value is null));

    private static List<string> Subjects(GeneratedCity city) =>
        [.. city.Rows.Where(row => row.Key.Length > 0).Select(Text)];

    private static string Text(RegisterRow row) => $"{row.Resource}|{row.Key}|{string.Join('|', row.Values)}";
}
