using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Income tax, credit, and what else the tax office and the bank of banks keep of a person.</summary>
internal static class Income
{
    public static void File(Person person, RowTray tray)
    {
        if (person.Age < 18)
            return;
        Dice dice = person.Dice("income");
        for (int year = person.Today.Year - 1; year >= person.Today.Year - 2; year--)
            FileYear(person, year, dice, tray);
        if (person.Occupation == Occupation.Flexible)
        {
            tray.Add("TAX.socialFee", person.IdNo,
                ("lastPaid", person.Today.AddMonths(-dice.Between(1, 4))),
                ("owed", dice.Chance(0.4) ? 0m : dice.Money(900, 4_000)));
        }

        FileCredit(person, dice, tray);
        FileScore(person, dice, tray);
        if (dice.Chance(0.3))
        {
            tray.Add("CUS.ecQuota", person.IdNo,
                ("year", person.Today.Year), ("usedQuota", dice.Money(0, 24_000)), ("annualLimit", 26_000m));
        }
    }

    /// <summary>
    /// What the job paid in the months of that year; the tax is the progressive one on what is left of it.
    /// </summary>
    private static void FileYear(Person person, int year, Dice dice, RowTray tray)
    {
        decimal income = 0m;
        if (person.Job is { } job)
        {
            int first = (job.Since.Year * 12) + job.Since.Month;
            int last = job.Until is { } until ? (until.Year * 12) + until.Month : int.MaxValue;
            int months = Enumerable.Range((year * 12) + 1, 12).Count(month => month >= first && month <= last);
            income = job.Monthly * months;
        }
        else if (person.Occupation is Occupation.Owner or Occupation.Flexible)
        {
            income = person.Pinned ? 96_000m : dice.RoundMoney(30_000, 240_000);
        }

        if (income == 0m)
            return;
        string deductions = (person.Children.Any(child => child.Age < 22), person.Household.Lease is not null) switch
        {
            (true, true) => """["children","rent"]""",
            (true, false) => """["children"]""",
            (false, true) => """["rent"]""",
            _ => "[]",
        };
        tray.Add("TAX.iit", person.IdNo,
            ("year", year), ("income", income), ("taxPaid", Tax(income - 60_000m)),
            ("settled", year < person.Today.Year - 1 || dice.Chance(0.5)), ("deductions", deductions));
    }

    /// <summary>The annual table of the Individual Income Tax Law, its first four brackets.</summary>
    private static decimal Tax(decimal taxable) => Math.Round(
        taxable switch
        {
            <= 0m => 0m,
            <= 36_000m => taxable * 0.03m,
            <= 144_000m => (taxable * 0.10m) - 2_520m,
            <= 300_000m => (taxable * 0.20m) - 16_920m,
            _ => (taxable * 0.25m) - 31_920m,
        },
        2);

    private static void FileCredit(Person person, Dice dice, RowTray tray)
    {
        decimal debt = (person.ProvidentFund?.Loan?.Outstanding ?? 0m)
            + person.Household.Owned.Where(home => ReferenceEquals(home.Owner, person))
                .Sum(home => home.Mortgage is { PaidOff: false } mortgage ? mortgage.Amount : 0m);
        if (debt > 0 || dice.Chance(0.7))
        {
            tray.Add("PBC.credit", person.IdNo,
                ("overdue24m", !person.Pinned && dice.Chance(0.08) ? dice.Between(1, 9) : 0), ("loanBalance", debt),
                ("queries6m", dice.Between(0, 6)));
        }
    }

    private static void FileScore(Person person, Dice dice, RowTray tray)
    {
        bool listed = !person.Pinned && dice.Chance(0.01);
        int score = person.Pinned ? 720 : listed ? dice.Between(300, 480) : dice.Between(520, 960);
        string grade = score switch { >= 700 => "A", >= 600 => "B", >= 500 => "C", _ => "D" };
        tray.Add("DRC.creditPerson", person.IdNo,
            ("score", score), ("grade", grade), ("blackList", listed),
            ("breachCount", listed ? dice.Between(2, 9) : score < 600 ? dice.Between(0, 1) : 0));
    }
}
