using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Courts, notaries, legal aid and correction.</summary>
internal static class Justice
{
    public static void File(Person person, RowTray tray)
    {
        if (person.Age < 18 || person.Pinned)
            return;
        Dice dice = person.Dice("justice");
        if (dice.Chance(0.012))
        {
            bool listed = dice.Chance(0.5);
            tray.Add("CRT.dishonest", person.IdNo,
                ("listed", listed), ("limited", listed || dice.Chance(0.5)), ("caseNo", person.Serial("ZX330199")));
        }

        if (dice.Chance(0.025))
        {
            tray.Add("CRT.lawsuit", person.IdNo,
                ("suitNo", person.Serial("MC330199")), ("stage", dice.Pick(["filed", "hearing", "judged", "closed"])),
                ("feeDue", dice.Money(25, 4_000)), ("feePaid", dice.Chance(0.7)));
        }

        if (dice.Chance(0.02))
        {
            tray.Add("JUS.legalAid", person.IdNo,
                ("caseNo", person.Serial("FY")), ("kind", dice.Pick(["civil", "civil", "criminal", "admin"])),
                ("status", dice.Pick(["open", "closed", "closed", "refused"])));
        }

        if (dice.Chance(0.03))
        {
            tray.Add("JUS.notary", person.IdNo,
                ("docNo", person.Serial("GZ")),
                ("kind", dice.Pick(["education", "birth", "noCrime", "license", "marriage"])),
                ("issueDate", dice.Before(person.Today, 5, 2000)));
        }

        if (dice.Chance(0.012))
        {
            bool serving = dice.Chance(0.6);
            tray.Add("JUS.correction", person.IdNo,
                ("inCorrection", serving),
                ("endDate", serving ? dice.After(person.Today, 10, 800) : dice.Before(person.Today, 10, 800)));
        }
    }
}
