using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// Houses the households of a subdistrict: owners in homes of their own, tenants in homes their neighbours let, so
/// that every lease has two parties who both are citizens.
/// </summary>
internal sealed class HomeMaker(Subdistrict subdistrict)
{
    private readonly Dice _dice = subdistrict.Dice("homes");
    private readonly Queue<Home> _toLet = new();

    /// <summary>Houses everybody who has no home yet; personas bring theirs.</summary>
    public void HouseAll()
    {
        foreach (Household household in subdistrict.Households.Where(household => household.Home is null))
        {
            if (household.Tenure == Tenure.Owner)
                HouseOwner(household);
            else if (household.Tenure != Tenure.Tenant)
                household.Home = Build(household.Dice("home"), owner: null);
        }

        foreach (Household household in subdistrict.Households.Where(household => household.Home is null))
            HouseTenant(household);
        foreach (Household household in subdistrict.Households)
            household.Home.AccountHolder ??= household.Living.First();
    }

    /// <summary>A new home in the subdistrict.</summary>
    public Home Build(Dice dice, Person? owner, string usage = "residence", Mortgage? mortgage = null)
    {
        int number = subdistrict.Homes.Count + 1;
        int street = number % subdistrict.Place.Streets.Length;
        string building = subdistrict.Place.Building(street, 10 + (number / 240 * 2), 1 + (number / 24 % 10));
        int room = ((number / 4 % 6) + 1) * 100 + (number % 4) + 1;
        decimal area = usage == "parking" ? 12.5m : dice.Number(42, 168);
        Home home = new()
        {
            Building = building,
            Address = string.Create(CultureInfo.InvariantCulture, $"{building}{1 + (number % 3)}单元{room}室"),
            UnitNo = string.Create(
                CultureInfo.InvariantCulture,
                $"{IdentityNumber.SyntheticArea}{subdistrict.Number:D3}001GB{number:D5}F{number:D8}"),
            Area = area,
            Usage = usage,
            Floors = dice.Chance(0.6) ? 6 : dice.Between(11, 33),
            HasLift = dice.Chance(0.5),
            Owner = owner,
            Registered = dice.Before(subdistrict.Today, 40, 7000),
            Price = Math.Round(area * dice.Between(180, 620)) * 100m,
            Mortgage = mortgage,
        };
        subdistrict.Homes.Add(home);
        owner?.Household.Owned.Add(home);
        return home;
    }

    /// <summary>Lets a home to a household, in both parties' books.</summary>
    public static Lease Let(Home home, Person landlord, Household household, DateOnly start, DateOnly end, decimal rent)
    {
        Person tenant = household.Living.First();
        Lease lease = new(tenant.Serial("ZL"), landlord, tenant, home.Address, rent, start, end);
        household.Home = home;
        household.Lease = lease;
        landlord.Household.Lettings.Add(lease);
        home.AccountHolder = tenant;
        return lease;
    }

    private void HouseOwner(Household household)
    {
        Dice dice = household.Dice("home");
        Person owner = household.Living.FirstOrDefault(member => member.AgeOn(subdistrict.Today) >= 20)
            ?? household.Living.First();
        if (owner.Spouse is not null && dice.Chance(0.4))
            owner = owner.Spouse.Alive ? owner.Spouse : owner;
        bool charged = owner.AgeOn(subdistrict.Today) < 62 && dice.Chance(0.5);
        household.Home = Build(dice, owner, mortgage: charged ? Charge(dice) : null);
        if (dice.Chance(0.22))
            _toLet.Enqueue(Build(dice, owner));
        if (dice.Chance(0.06))
            Build(dice, owner, "commerce");
        if (dice.Chance(0.15))
            Build(dice, owner, "parking");
        if (dice.Chance(0.04))
            OwnElsewhere(dice, owner);
    }

    private static Mortgage Charge(Dice dice)
    {
        bool paidOff = dice.Chance(0.15);
        string bank = dice.Pick(["中国工商银行杭州分行", "中国建设银行杭州分行", "杭州银行", "中国农业银行杭州分行"]);
        string status = paidOff && dice.Chance(0.5) ? "released" : "active";
        return new Mortgage(bank, dice.RoundMoney(300_000, 2_500_000), status, paidOff);
    }

    private void OwnElsewhere(Dice dice, Person owner)
    {
        (string code, string name) = dice.Pick(Places.Elsewhere);
        decimal area = dice.Number(60, 140);
        owner.Household.Owned.Add(new Home
        {
            Building = $"{name}人民路{dice.Between(1, 400)}号",
            Address = $"{name}人民路{dice.Between(1, 400)}号{dice.Between(101, 1804)}室",
            UnitNo = $"{code}001001GB{dice.Digits(5)}F{dice.Digits(8)}",
            Area = area,
            City = code,
            Floors = 11,
            Owner = owner,
            Registered = dice.Before(subdistrict.Today, 400, 5000),
            Price = Math.Round(area * 90) * 100m,
        });
    }

    private void HouseTenant(Household household)
    {
        if (!_toLet.TryDequeue(out Home? home))
            home = Build(_dice, AnyOwner());
        Dice dice = household.Dice("home");
        DateOnly start = dice.Before(subdistrict.Today, 15, 700);
        Let(home, home.Owner ?? AnyOwner(), household, start, start.AddYears(dice.Between(1, 3)).AddDays(-1),
            dice.RoundMoney(1_800, 6_500));
    }

    /// <summary>
    /// Somebody who owns the home they live in; a persona only where the subdistrict has nobody else.
    /// </summary>
    private Person AnyOwner()
    {
        List<Household> all = subdistrict.Households;
        int start = _dice.Below(all.Count);
        for (int i = 0; i < all.Count; i++)
        {
            Household household = all[(start + i) % all.Count];
            if (household is { Tenure: Tenure.Owner, Pinned: false, Home.Owner: { Alive: true } owner })
                return owner;
        }

        return subdistrict.Households.First(household => household.Home?.Owner is not null).Home.Owner
            ?? throw new InvalidOperationException("A subdistrict has at least one owner.");
    }
}
