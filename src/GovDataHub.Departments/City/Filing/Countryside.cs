using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Land, homesteads, woods and farm subsidies of the households in the villages.</summary>
internal static class Countryside
{
    public static void File(Household household, RowTray tray)
    {
        if (household.Tenure != Tenure.Rural)
            return;
        Dice dice = household.Dice("countryside");
        Person head = household.Living.First();
        DateOnly today = household.Subdistrict.Today;
        string village = $"{household.Subdistrict.Place.Name}{dice.Pick(["东村", "西村", "新村", "上村"])}";
        tray.Add("ARA.homestead", head.IdNo,
            ("certNo", head.Serial("ZJD")), ("area", dice.Number(80, 140)), ("plots", dice.Chance(0.05) ? 2 : 1),
            ("village", village));
        if (dice.Chance(0.8))
        {
            tray.Add("ARA.landContract", head.IdNo,
                ("contractNo", head.Serial("CB")), ("area", dice.Number(0.8, 9)), ("village", village),
                ("validTo", dice.After(today, -30, 6000)));
            FileSubsidies(head, dice, tray);
        }

        if (dice.Chance(0.3))
        {
            tray.Add("FWB.forestRight", head.IdNo,
                ("certNo", head.Serial("LQ")), ("area", dice.Number(2, 60)),
                ("forestType", dice.Pick(["timber", "economic", "publicGood"])),
                ("felledVolume", dice.Chance(0.7) ? 0m : dice.Number(1, 14)));
        }
    }

    private static void FileSubsidies(Person head, Dice dice, RowTray tray)
    {
        for (int year = head.Today.Year; year > head.Today.Year - 3; year--)
        {
            if (year == head.Today.Year && dice.Chance(0.5))
                continue;
            tray.Add("ARA.agriSubsidy", head.IdNo,
                ("year", year), ("kind", dice.Pick(["grain", "grain", "machine", "ecology"])),
                ("amount", dice.Money(120, 2400)));
        }
    }
}
