using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

/// <summary>Cities made once and looked at by many tests.</summary>
internal static class Cities
{
    public static DateOnly Today { get; } = new(2026, 11, 22);

    /// <summary>The default city with its registers in full agreement.</summary>
    public static GeneratedCity Truth => TruthOnce.Value;

    /// <summary>The default city as it is.</summary>
    public static GeneratedCity Lifelike => LifelikeOnce.Value;

    private static readonly Lazy<GeneratedCity> TruthOnce = new(() => new(Options(gapRate: 0)));
    private static readonly Lazy<GeneratedCity> LifelikeOnce = new(() => new(Options(gapRate: 0.02)));

    private static CityOptions Options(double gapRate) => new() { Today = Today, GapRate = gapRate };
}

/// <summary>A whole city in memory.</summary>
internal sealed class GeneratedCity
{
    private readonly ILookup<string, RegisterRow> _byResource;
    private readonly ILookup<(string Resource, string Key), RegisterRow> _byKey;

    public GeneratedCity(CityOptions options)
    {
        List<CityPart> parts = [.. new CityGenerator(options).Parts()];
        Citizens = [.. parts.SelectMany(part => part.Citizens)];
        Enterprises = [.. parts.SelectMany(part => part.Enterprises)];
        Rows = [.. parts.SelectMany(part => part.Rows)];
        _byResource = Rows.ToLookup(row => row.Resource);
        _byKey = Rows.ToLookup(row => (row.Resource, row.Key));
    }

    public IReadOnlyList<Citizen> Citizens { get; }

    public IReadOnlyList<Enterprise> Enterprises { get; }

    public IReadOnlyList<RegisterRow> Rows { get; }

    public IEnumerable<RegisterRow> Of(string resource) => _byResource[resource];

    public IEnumerable<RegisterRow> Of(string resource, string key) => _byKey[(resource, key)];

    /// <summary>The only row of that resource and key.</summary>
    public RegisterRow One(string resource, string key) => Assert.Single(Of(resource, key));

    public T? Value<T>(string resource, string key, string field) => (T?)One(resource, key).Values[field];
}
