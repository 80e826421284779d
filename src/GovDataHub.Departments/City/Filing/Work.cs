using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// Insurance, contracts, employment, skills and the union: what follows from what somebody does for a living.
/// </summary>
internal static class Work
{
    private const decimal LowestBase = 4_812m;
    private const decimal HighestBase = 24_930m;

    public static void File(Person person, RowTray tray)
    {
        if (person.Age < 16)
            return;
        Dice dice = person.Dice("work");
        FileInsurance(person, dice, tray);
        FileEmployment(person, dice, tray);
        if (person.Job is { } job)
            FileContract(person, job, dice, tray);
        if (person.Occupation == Occupation.Employee)
            FileEmployee(person, dice, tray);
        FileQualification(person, dice, tray);
        if (person.Age >= 18 || person.Occupation == Occupation.Employee)
        {
            tray.Add("HRS.card", person.IdNo,
                ("cardNo", person.Serial("SB")), ("bankAccount", person.BankAccount("622898")),
                ("bank", dice.Pick(["杭州银行", "中国工商银行", "中国建设银行"])),
                ("status", person.Pinned || !dice.Chance(0.04) ? "active" : dice.Pick(["inactive", "lost"])));
        }
    }

    /// <summary>What the base is: the wage within the year's floor and ceiling.</summary>
    public static decimal InsuranceBase(decimal wage) => Math.Clamp(wage, LowestBase, HighestBase);

    private static void FileInsurance(Person person, Dice dice, RowTray tray)
    {
        if (person.Job is { } job)
        {
            int consecutive = Math.Max(1, WorkMaker.MonthsBetween(job.Since, job.Until ?? person.Today));
            int earlier = person.Pinned ? 0 : dice.Between(0, Math.Max(0, (person.Age - 24) * 8));
            foreach (string kind in (ReadOnlySpan<string>)["pension", "unemp", "injury"])
            {
                AddInsured(person, kind, job.Until is null ? "active" : "paused", job.Employer.Uscc,
                    InsuranceBase(job.Monthly), consecutive + earlier, job.Until is null ? consecutive : 0, tray);
            }
        }
        else if (person.Occupation is Occupation.Flexible or Occupation.Owner)
        {
            int months = person.Pinned ? 120 : dice.Between(3, Math.Max(4, (person.Age - 20) * 12));
            int consecutive = Math.Min(months, dice.Between(1, 60));
            AddInsured(person, "pension", "active", null, LowestBase, months, consecutive, tray);
        }
        else if (person.Occupation == Occupation.AtHome && person.Local)
        {
            AddInsured(person, "residentPension", "active", null, 0m, dice.Between(12, 180), 12, tray);
        }
        else if (person.Occupation == Occupation.Retired)
        {
            AddInsured(person, "pension", "ended", null, 0m, dice.Between(181, 420), 0, tray);
        }
    }

    private static void AddInsured(
        Person person, string kind, string status, string? employer, decimal basis, int months, int consecutive,
        RowTray tray) =>
        tray.Add("HRS.insured", person.IdNo,
            ("insType", kind), ("status", status), ("employerUscc", employer), ("base", basis), ("months", months),
            ("consecutive", consecutive), ("region", Places.HangzhouRegion));

    private static void FileEmployment(Person person, Dice dice, RowTray tray)
    {
        string? status = person.Occupation switch
        {
            Occupation.Employee or Occupation.Owner => "employed",
            Occupation.Flexible => "flexible",
            Occupation.Unemployed => "unemployed",
            _ => null,
        };
        if (status is null)
            return;
        bool without = status == "unemployed";
        bool earned = without && person.Job is not null;
        tray.Add("HRS.employment", person.IdNo,
            ("status", status),
            ("regDate", without ? person.Job?.Until?.AddDays(3) ?? person.Today.AddDays(-60) : person.Job?.Since),
            ("endReason", earned ? dice.Pick(["involuntary", "involuntary", "expired", "voluntary"]) : "none"),
            ("benefitMonths", earned ? dice.Between(1, 24) : 0),
            ("hardship", person.Household.Assistance == "dibao" || (without && dice.Chance(0.2))));
    }

    private static void FileContract(Person person, Job job, Dice dice, RowTray tray)
    {
        bool open = job.Until is null && WorkMaker.MonthsBetween(job.Since, person.Today) > 96;
        tray.Add("HRS.contract", person.IdNo,
            ("employerUscc", job.Employer.Uscc), ("startDate", job.Since),
            ("endDate", open ? null : job.Until ?? dice.After(person.Today, 60, 1000)),
            ("kind", open ? "open" : dice.Chance(0.04) ? "task" : "fixed"));
    }

    private static void FileEmployee(Person person, Dice dice, RowTray tray)
    {
        if (dice.Chance(0.6))
        {
            tray.Add("FTU.member", person.IdNo,
                ("memberNo", person.Serial("GH")), ("union", $"{person.Job?.Employer.Name}工会"),
                ("since", person.Job?.Since), ("status", dice.Chance(0.96) ? "active" : "left"));
            if (!person.Pinned && dice.Chance(0.04))
                tray.Add("FTU.hardship", person.IdNo,
                    ("level", dice.Pick(["deep", "relative", "sudden"])),
                    ("since", dice.Before(person.Today, 10, 700)));
        }

        if (!person.Pinned && dice.Chance(0.02))
        {
            string status = dice.Pick(["filed", "recognized", "recognized", "denied"]);
            tray.Add("HRS.injury", person.IdNo,
                ("caseNo", person.Serial("GS")), ("injuredOn", dice.Before(person.Today, 10, 1500)),
                ("status", status), ("grade", status == "recognized" ? dice.Between(5, 10) : null));
        }
    }

    private static void FileQualification(Person person, Dice dice, RowTray tray)
    {
        if (!person.Pinned && person.Age < 60 && dice.Chance(0.14))
        {
            tray.Add("HRS.skillCert", person.IdNo,
                ("certNo", person.Serial("JN")),
                ("occupation", dice.Pick(["电工", "焊工", "中式烹调师", "育婴员", "养老护理员", "汽车维修工", "电子商务师"])),
                ("level", dice.Pick(["l5", "l4", "l4", "l3", "l2", "l1"])),
                ("issueDate", dice.Before(person.Today, 20, 3000)));
        }

        if (!person.Pinned && person.Diploma is { Level: "doctor" or "master" or "bachelor" } diploma
            && dice.Chance(0.2))
        {
            tray.Add("HRS.talent", person.IdNo,
                ("class", diploma.Level switch { "doctor" => dice.Pick(["B", "C", "D"]), "master" => "D", _ => "E" }),
                ("validTo", dice.After(person.Today, -100, 1500)), ("subsidyGiven", dice.Chance(0.6)),
                ("title", dice.Pick(["工程师", "高级工程师", "讲师", "主治医师", "经济师"])));
        }
    }
}
