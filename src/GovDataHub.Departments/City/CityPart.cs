namespace GovDataHub.Departments.City;

/// <summary>Somebody whom the population register knows.</summary>
/// <param name="IdNo">The 18-character identity number.</param>
/// <param name="Name">The name in Chinese.</param>
/// <param name="BirthDate">The day of birth.</param>
public sealed record Citizen(string IdNo, string Name, DateOnly BirthDate);

/// <summary>A company, sole trader or social organisation of the city.</summary>
/// <param name="Uscc">The 18-character unified social credit code.</param>
/// <param name="Name">The registered name.</param>
public sealed record Enterprise(string Uscc, string Name);

/// <summary>
/// One subdistrict's share of the city, or the city-wide public registers (which have no citizens). Parts are
/// independent of each other, so that they may be made side by side; a part holds its people in memory while it lives.
/// </summary>
/// <param name="Citizens">Everybody who lives here, the deceased still on record included.</param>
/// <param name="Enterprises">Every enterprise registered here.</param>
/// <param name="Rows">The register rows, made while they are enumerated, in no promised order.</param>
public sealed record CityPart(
    IReadOnlyList<Citizen> Citizens,
    IReadOnlyList<Enterprise> Enterprises,
    IEnumerable<RegisterRow> Rows);
