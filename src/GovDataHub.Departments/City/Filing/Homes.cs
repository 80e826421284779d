using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Ownership, mortgages, leases, sales and what homes are taxed and helped with.</summary>
internal static class Homes
{
    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("homes");
        List<Home> owned = [.. person.Household.Owned.Where(home => ReferenceEquals(home.Owner, person))
            .OrderByDescending(home => home.Registered)];
        for (int i = 0; i < owned.Count; i++)
            FileOwnership(person, owned[i], i, dice, tray);
        if (owned.FirstOrDefault(home => home is { Usage: "residence", City: Places.HangzhouRegion }) is { } main)
            FileUpkeep(person, main, dice, tray);
        FileLeases(person, tray);
        FileSecurity(person, dice, tray);
        FilePurchase(person, owned, dice, tray);
    }

    private static void FileOwnership(Person person, Home home, int number, Dice dice, RowTray tray)
    {
        bool quiet = person.Pinned || home.Mortgage is not null;
        tray.Add("NRB.ownership", person.IdNo,
            ("certNo", person.Serial("浙(2024)杭州市不动产权第", number)), ("unitNo", home.UnitNo),
            ("address", home.Address), ("area", home.Area), ("usage", home.Usage), ("city", home.City),
            ("status", quiet || !dice.Chance(0.02) ? home.Status : dice.Pick(["frozen", "preRegistered"])),
            ("regDate", home.Registered), ("floors", home.Floors), ("hasLift", home.HasLift));
        if (home.Mortgage is { } mortgage)
        {
            tray.Add("NRB.mortgage", person.IdNo,
                ("mortgageNo", person.Serial("DY", number)), ("creditor", mortgage.Creditor),
                ("amount", mortgage.Amount), ("status", mortgage.Status), ("paidOff", mortgage.PaidOff));
        }
    }

    private static void FileUpkeep(Person person, Home home, Dice dice, RowTray tray)
    {
        tray.Add("HCB.maintFund", person.IdNo,
            ("acctNo", person.Serial("WX")), ("balance", Math.Round(home.Area * dice.Between(20, 80), 2)),
            ("building", home.Building), ("voteRatio", dice.Number(0, 0.95)));
        if (!home.HasLift && home.Floors <= 7 && dice.Chance(0.2))
        {
            tray.Add("CCB.liftRetrofit", person.IdNo,
                ("projectNo", person.Serial("JT")), ("status", dice.Pick(["none", "approved", "building", "done"])),
                ("costShare", dice.Money(15_000, 90_000)));
        }
    }

    private static void FileLeases(Person person, RowTray tray)
    {
        if (person.Household.Lease is { } rented && ReferenceEquals(rented.Tenant, person))
            AddLease(person, rented, "tenant", tray);
        foreach (Lease let in person.Household.Lettings.Where(lease => ReferenceEquals(lease.Landlord, person)))
            AddLease(person, let, "landlord", tray);
    }

    private static void AddLease(Person person, Lease lease, string role, RowTray tray) =>
        tray.Add("HCB.lease", person.IdNo,
            ("leaseNo", lease.LeaseNo), ("role", role), ("leaseAddress", lease.Address), ("rent", lease.Rent),
            ("startDate", lease.Start), ("endDate", lease.End));

    private static void FileSecurity(Person person, Dice dice, RowTray tray)
    {
        bool head = ReferenceEquals(person, person.Household.Living.First());
        if (head && person.Household.Tenure == Tenure.PublicRental)
        {
            tray.Add("HCB.security", person.IdNo,
                ("kind", "publicRental"), ("status", "allocated"), ("waitNo", person.Serial("LH")),
                ("validTo", dice.After(person.Today, 60, 1000)));
        }
        else if (head && !person.Pinned && person.Household.Tenure == Tenure.Tenant && dice.Chance(0.15))
        {
            tray.Add("HCB.security", person.IdNo,
                ("kind", dice.Pick(["publicRental", "cash", "talent"])),
                ("status", dice.Pick(["applying", "qualified", "qualified", "ended"])),
                ("waitNo", person.Serial("LH")), ("validTo", dice.After(person.Today, -100, 900)));
        }
    }

    /// <summary>
    /// A home bought within two years has its contract and its deed tax on file; some purchases are under way.
    /// </summary>
    private static void FilePurchase(Person person, List<Home> owned, Dice dice, RowTray tray)
    {
        if (person.Pinned)
            return;
        Home? recent = owned.Find(home => home.Registered > person.Today.AddDays(-730));
        bool underway = recent is null && person.Age is > 24 and < 55 && dice.Chance(0.025);
        if (recent is null && !underway)
            return;
        decimal price = recent?.Price ?? dice.RoundMoney(900_000, 6_000_000);
        DateOnly signed = recent?.Registered.AddDays(-35) ?? dice.Before(person.Today, 5, 90);
        string contractNo = person.Serial("WQ");
        bool paid = recent is not null || dice.Chance(0.3);
        tray.Add("HCB.salesContract", person.IdNo,
            ("contractNo", contractNo), ("kind", dice.Chance(0.5) ? "new" : "secondhand"), ("price", price),
            ("signDate", signed), ("downPayment", Math.Round(price * dice.Between(20, 60) / 100m, 2)),
            ("houseUnit", recent?.UnitNo ?? person.Serial("330199999GB")),
            ("status", recent is not null ? "filed" : dice.Pick(["signed", "filed"])));
        tray.Add("TAX.deed", person.IdNo,
            ("contractRef", contractNo), ("amount", Math.Round(price * 0.015m, 2)), ("paid", paid),
            ("homesOwned", Math.Max(1, owned.Count(home => home.Usage == "residence"))));
    }
}
