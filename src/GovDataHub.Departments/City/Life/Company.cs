using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>An enterprise of the city and everything other registers must agree about.</summary>
internal sealed class Company
{
    public required ulong Seed { get; init; }

    /// <summary>Running number within the subdistrict.</summary>
    public required int Ordinal { get; init; }

    public required Subdistrict Subdistrict { get; init; }

    public required string Uscc { get; init; }

    public required string Name { get; init; }

    public required Line Line { get; init; }

    /// <summary>ltd, joint, partnership, sole, individual or coop; null for a social organisation.</summary>
    public required string? Kind { get; init; }

    public required Person LegalRep { get; init; }

    public required string Address { get; init; }

    public required decimal Capital { get; init; }

    public required DateOnly Established { get; init; }

    public string Status { get; init; } = "active";

    public bool Pinned { get; init; }

    /// <summary>Owned by the city.</summary>
    public bool StateOwned { get; init; }

    /// <summary>Everybody who handles its matters online; empty when nobody is authorised.</summary>
    public List<Person> Operators { get; } = [];

    public List<Person> Shareholders { get; } = [];

    public List<Person> Staff { get; } = [];

    public bool Active => Status == "active";

    public Dice Dice(string area) => new(Numbers.Dice.Seed(Seed, area));

    public string Serial(string prefix, int number = 0) => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}{Subdistrict.Number:D3}{Ordinal:D4}{number}");
}

/// <summary>A line of business: what it is called, its class in GB/T 4754, and what licences it runs under.</summary>
internal sealed record Line(string Id, string Zh, string IndustryCode, string Scope)
{
    public bool Is(params ReadOnlySpan<string> ids) => ids.Contains(Id);
}
