namespace GovDataHub.Departments.City.Life;

/// <summary>A dwelling (or a shop, or a parking space) with its owner and its accounts.</summary>
internal sealed class Home
{
    public required string Address { get; init; }

    /// <summary>The real-estate unit's number, the same in every register.</summary>
    public required string UnitNo { get; init; }

    /// <summary>The building within the estate, the maintenance fund's unit.</summary>
    public required string Building { get; init; }

    public required decimal Area { get; init; }

    /// <summary>residence, commerce, industry, parking or other.</summary>
    public string Usage { get; init; } = "residence";

    /// <summary>The place's region code; 330100 is Hangzhou.</summary>
    public string City { get; init; } = Places.HangzhouRegion;

    public int Floors { get; init; } = 6;

    public bool HasLift { get; init; }

    /// <summary>Whoever the real-estate register names; null for what the city or a collective owns.</summary>
    public Person? Owner { get; set; }

    public DateOnly Registered { get; set; }

    public string Status { get; init; } = "valid";

    public decimal Price { get; init; }

    public Mortgage? Mortgage { get; init; }

    /// <summary>Who pays for water, gas and power: the tenant where there is one.</summary>
    public Person? AccountHolder { get; set; }
}

/// <summary>A bank's charge on a home.</summary>
internal sealed record Mortgage(string Creditor, decimal Amount, string Status, bool PaidOff);

/// <summary>A filed lease; both parties' rows are made from this one object.</summary>
internal sealed record Lease(
    string LeaseNo, Person Landlord, Person Tenant, string Address, decimal Rent, DateOnly Start, DateOnly End);
