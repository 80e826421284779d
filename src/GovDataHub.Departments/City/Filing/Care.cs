using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// Pensions, assistance, disability, service, and the subsidies and free rides that follow from them.
/// </summary>
internal static class Care
{
    private const decimal AllowancePerHead = 1_240m;

    public static void File(Person person, RowTray tray)
    {
        Dice dice = person.Dice("care");
        if (person.Occupation == Occupation.Retired && !person.Foreign)
            FilePension(person, dice, tray);
        FileAssistance(person, dice, tray);
        if (person.Age >= 60 && person.Local)
            FileElder(person, dice, tray);
        if (person.Disability is { } disability)
            FileDisability(person, disability, dice, tray);
        if (person.Service is { } service)
            FileService(person, service, dice, tray);
        FileConcession(person, dice, tray);
    }

    private static void FilePension(Person person, Dice dice, RowTray tray)
    {
        DateOnly retired = person.Birth.AddYears(person.Sex == Sex.Male ? 60 : 55).AddMonths(1);
        bool paid = person.Pinned || retired <= person.Today && dice.Chance(0.97);
        tray.Add("HRS.pension", person.IdNo,
            ("status", paid ? "receiving" : "suspended"), ("monthly", dice.Money(2_400, 9_800)),
            ("certifiedAt", person.Pinned ? person.Today.AddMonths(-11) : dice.Before(person.Today, 10, 500)),
            ("retireDate", retired));
    }

    private static void FileAssistance(Person person, Dice dice, RowTray tray)
    {
        Household household = person.Household;
        int members = household.Living.Count();
        if (household.Assistance != "none")
        {
            decimal monthly = household.Assistance == "temp" ? 0m : AllowancePerHead * members;
            tray.Add("CAB.assistance", person.IdNo,
                ("kind", household.Assistance), ("householdNo", household.HouseholdNo),
                ("since", household.Dice("assistance").Before(person.Today, 60, 2000)),
                ("validTo", household.Dice("assistance").After(person.Today, 30, 360)),
                ("monthly", monthly), ("members", members));
            if (ReferenceEquals(person, household.Living.First()))
                FileSubsidies(person, "最低生活保障金", monthly, dice, tray);
        }

        if (household.Assistance != "none" || dice.Chance(0.03))
        {
            bool poor = household.Assistance is "dibao" or "tekun";
            tray.Add("CAB.economicCheck", person.IdNo,
                ("perCapita", poor ? dice.Money(200, 1_200) : dice.Money(1_250, 4_000)),
                ("assets", dice.Money(500, poor ? 40_000 : 120_000)),
                ("verifiedAt", dice.Moment(dice.Before(person.Today, 5, 300))));
        }
    }

    private static void FileSubsidies(Person person, string project, decimal amount, Dice dice, RowTray tray)
    {
        if (amount == 0m)
            return;
        int day = dice.Between(5, 25);
        for (int month = 1; month <= 3; month++)
        {
            DateOnly paid = person.Today.AddMonths(-month);
            tray.Add("FIN.cardSubsidy", person.IdNo,
                ("project", project), ("amount", amount), ("payDate", new DateOnly(paid.Year, paid.Month, day)));
        }
    }

    private static void FileElder(Person person, Dice dice, RowTray tray)
    {
        string due = person.Age switch { >= 100 => "a100", >= 90 => "a90", >= 80 => "a80", _ => "none" };
        bool drawn = dice.Chance(0.9);
        bool frail = dice.Chance(person.Age >= 80 ? 0.4 : 0.06);
        tray.Add("CAB.elder", person.IdNo,
            ("cardNo", person.Serial("LN")), ("allowance", drawn ? due : "none"),
            ("careLevel", frail ? dice.Pick(["mild", "moderate", "severe"]) : "none"));
        if (drawn && due != "none")
            FileSubsidies(person, "高龄津贴", due == "a80" ? 60m : due == "a90" ? 200m : 500m, dice, tray);
    }

    private static void FileDisability(Person person, Disability disability, Dice dice, RowTray tray)
    {
        tray.Add("DPF.disability", person.IdNo,
            ("certNo", $"{person.IdNo}{disability.Category switch
            {
                "视力" => 1,
                "听力" => 2,
                "言语" => 3,
                "肢体" => 4,
                "智力" => 5,
                _ => 6,
            }}{disability.Grade}"),
            ("category", disability.Category), ("grade", disability.Grade), ("validTo", disability.ValidTo));
        tray.Add("DPF.subsidy", person.IdNo,
            ("living", disability.LivingSubsidy), ("care", disability.CareSubsidy),
            ("aidsLast", dice.Chance(0.4) ? dice.Before(person.Today, 30, 1800) : null));
    }

    private static void FileService(Person person, Service service, Dice dice, RowTray tray)
    {
        int years = Math.Max(1, WorkMaker.MonthsBetween(service.Enlisted, service.Discharged) / 12);
        tray.Add("VAB.veteran", person.IdNo,
            ("enlistDate", service.Enlisted), ("dischargeDate", service.Discharged), ("kind", service.Kind),
            ("serviceYears", years), ("placement", service.Placement));
        bool card = !person.Pinned && dice.Chance(0.7);
        tray.Add("VAB.preferential", person.IdNo,
            ("kind", service.Preference), ("cardNo", card ? person.Serial("YD") : null),
            ("monthly", service.Preference == "none" ? 0m : dice.Money(700, 2_600)),
            ("oneOffPaid", service.OneOffPaid));
    }

    private static void FileConcession(Person person, Dice dice, RowTray tray)
    {
        string? kind = person switch
        {
            { Disability: not null } => "disabled",
            { Age: >= 60 } => "elder",
            { Occupation: Occupation.Pupil or Occupation.Student, Age: >= 7 } => "student",
            { Service.Preference: not "none" } => "veteran",
            _ => null,
        };
        if (kind is null || !dice.Chance(0.7))
            return;
        DateOnly validTo = dice.After(person.Today, -200, 700);
        tray.Add("BUS.concession", person.IdNo,
            ("kind", kind), ("validTo", validTo), ("status", validTo >= person.Today ? "active" : "expired"));
    }
}
