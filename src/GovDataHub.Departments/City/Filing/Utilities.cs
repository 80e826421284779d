using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Water, gas and power at the household's address, in the name of whoever lives there.</summary>
internal static class Utilities
{
    public static void File(Household household, RowTray tray)
    {
        if (household.Tenure == Tenure.Collective || household.Home.AccountHolder is not { Alive: true } holder
            || !ReferenceEquals(holder.Household, household))
            return;
        Dice dice = household.Dice("utilities");
        tray.Add("WTR.account", holder.IdNo,
            ("acctNo", holder.Serial("W")), ("holder", holder.Name), ("supplyAddr", household.Home.Address),
            ("arrears", Arrears(holder, dice)), ("persons", household.Living.Count()));
        tray.Add("PWR.account", holder.IdNo,
            ("acctNo", holder.Serial("P")), ("holder", holder.Name), ("arrears", Arrears(holder, dice)),
            ("tariff", dice.Chance(0.5) ? "tou" : "flat"),
            ("evPile", household.Members.Exists(member => member.Cars.Exists(car => car.Energy == "ev"))
                && dice.Chance(0.4)));
        if (household.Tenure == Tenure.Rural && dice.Chance(0.5))
            return;
        tray.Add("GAS.account", holder.IdNo,
            ("acctNo", holder.Serial("G")), ("holder", holder.Name), ("arrears", Arrears(holder, dice)),
            ("safetyCheck", dice.Before(household.Subdistrict.Today, 20, 700)), ("hazard", dice.Chance(0.04)));
    }

    private static decimal Arrears(Person holder, Dice dice) =>
        !holder.Pinned && dice.Chance(0.06) ? dice.Money(20, 400) : 0m;
}
