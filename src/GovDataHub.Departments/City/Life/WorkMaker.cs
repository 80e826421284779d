using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// Gives everybody an occupation, employees a job at a company of the subdistrict, and jobs their fund.
/// </summary>
internal sealed class WorkMaker(Subdistrict subdistrict)
{
    private readonly DateOnly _today = subdistrict.Today;

    /// <summary>Sets the occupations of a household's people; comes before companies are founded.</summary>
    public void Occupy(Household household)
    {
        foreach (Person person in household.Members.Where(person => person.Alive))
        {
            Dice dice = person.Dice("occupation");
            int age = person.AgeOn(_today);
            int retirement = person.Sex == Sex.Male ? 60 : 55;
            person.Occupation = age switch
            {
                < 3 => Occupation.Infant,
                < 18 => Occupation.Pupil,
                < 22 when household.Tenure == Tenure.Collective || dice.Chance(0.8) => Occupation.Student,
                < 24 when household.Tenure == Tenure.Collective => Occupation.Student,
                _ when age >= retirement => Occupation.Retired,
                _ => OfWorkingAge(dice, person),
            };
        }
    }

    /// <summary>Places every employee; comes after companies are founded.</summary>
    public void EmployAll()
    {
        List<Company> weighted = [];
        foreach (Company company in subdistrict.Companies.Where(
            company => company is { Kind: not null, Active: true, Pinned: false }))
        {
            int weight = company.Kind switch { "individual" => 1, "joint" => 14, _ => 5 };
            weighted.AddRange(Enumerable.Repeat(company, weight));
        }

        foreach (Person person in subdistrict.People.Where(person => person is { Alive: true, Pinned: false }))
        {
            Dice dice = person.Dice("job");
            if (person.Occupation == Occupation.Employee && weighted.Count > 0)
                Employ(person, weighted[dice.Below(weighted.Count)], dice);
            else if (person.Occupation == Occupation.Unemployed && weighted.Count > 0)
                Dismiss(person, weighted[dice.Below(weighted.Count)], dice);
            person.Trade ??= person.Occupation == Occupation.Flexible ? FlexibleTrade(dice) : null;
        }
    }

    /// <summary>The employee's and the employer's share of the provident fund, as a part of the wage.</summary>
    public static decimal FundRatio(Company company) => company.Dice("fund").Between(5, 12) / 100m;

    private static Occupation OfWorkingAge(Dice dice, Person person) => dice.Below(100) switch
    {
        < 66 => Occupation.Employee,
        < 75 when !person.Foreign => Occupation.Owner,
        < 85 when !person.Foreign => Occupation.Flexible,
        < 91 when !person.Foreign => Occupation.Unemployed,
        < 100 when person.Foreign => Occupation.Employee,
        _ => Occupation.AtHome,
    };

    private static string? FlexibleTrade(Dice dice) => dice.Below(5) switch
    {
        0 => "ridehail",
        1 => "homehelp",
        2 => "coach",
        _ => null,
    };

    private void Employ(Person person, Company company, Dice dice)
    {
        DateOnly earliest = Later(company.Established, person.Birth.AddYears(20));
        int span = Math.Max(20, Math.Min(4500, _today.DayNumber - earliest.DayNumber));
        decimal wage = dice.RoundMoney(5_000, person.Diploma is null ? 13_000 : 26_000);
        person.Job = new Job(company, dice.Before(_today, 20, span), wage);
        person.Trade ??= TradeOf(company.Line, dice);
        company.Staff.Add(person);
        if (dice.Chance(0.88))
            person.ProvidentFund = Fund(person, person.Job, dice);
    }

    private void Dismiss(Person person, Company company, Dice dice)
    {
        DateOnly until = dice.Before(_today, 20, 400);
        decimal wage = dice.RoundMoney(4_800, 12_000);
        person.Job = new Job(company, until.AddDays(-dice.Between(200, 2000)), wage) { Until = until };
        if (dice.Chance(0.7))
            person.ProvidentFund = Fund(person, person.Job, dice) with { Status = "sealed", Consecutive = 0 };
    }

    private ProvidentFund Fund(Person person, Job job, Dice dice)
    {
        DateOnly lastPay = job.Until ?? LastPayDay();
        int months = Math.Max(0, MonthsBetween(job.Since, lastPay));
        decimal monthly = Math.Round(job.Monthly * FundRatio(job.Employer) * 2, 2);
        decimal saved = monthly * months;
        bool withdrew = months > 6 && dice.Chance(0.3);
        decimal taken = withdrew ? Math.Round(saved * 0.3m, 2) : 0m;
        DateOnly? lastDate = withdrew ? dice.Before(_today, 5, 300) : null;
        bool borrowed = job.Until is null && months > 12 && person.Household.Tenure == Tenure.Owner
            && dice.Chance(0.25);
        return new ProvidentFund
        {
            Status = "active",
            Balance = saved - taken,
            Monthly = monthly,
            Consecutive = months,
            LastPay = lastPay,
            BankCard = person.BankAccount(),
            EmployerUscc = job.Employer.Uscc,
            LastKind = withdrew ? (borrowed ? "repay" : "rent") : "none",
            LastDate = lastDate,
            YearAmount = lastDate?.Year == _today.Year ? taken : 0m,
            Loan = borrowed ? Loan(dice) : null,
        };
    }

    private static HomeLoan Loan(Dice dice)
    {
        if (dice.Chance(0.2))
            return new HomeLoan("settled", 0m, 0m, 1);
        string status = dice.Chance(0.04) ? "overdue" : "active";
        return new HomeLoan(status, dice.Money(80_000, 900_000), dice.Money(1_200, 5_200), 1);
    }

    /// <summary>Employers pay in by the fifteenth.</summary>
    public DateOnly LastPayDay() =>
        new DateOnly(_today.Year, _today.Month, 15) is var day && day <= _today ? day : day.AddMonths(-1);

    public static int MonthsBetween(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month + (to.Day < from.Day ? -1 : 0);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string? TradeOf(Line line, Dice dice) => line.Id switch
    {
        "school" => dice.Chance(0.7) ? "teacher" : null,
        "clinic" => dice.Below(4) switch { 0 => "doctor", 1 or 2 => "nurse", _ => "pharmacist" },
        "construction" => dice.Below(3) switch { 0 => "builder", 1 => "electrician", _ => null },
        "logistics" or "courier" => dice.Chance(0.6) ? "freight" : null,
        "law" => dice.Chance(0.6) ? "lawyer" : null,
        "travel" => dice.Chance(0.7) ? "guide" : null,
        "restaurant" or "hotel" or "beauty" => dice.Chance(0.8) ? "cook" : null,
        "property" => dice.Chance(0.6) ? "liftmechanic" : "electrician",
        "homeservice" => "homehelp",
        "shipping" => dice.Chance(0.8) ? "boatman" : null,
        "chemical" => dice.Chance(0.5) ? "hazchem" : null,
        "entertainment" => dice.Chance(0.4) ? "coach" : null,
        _ => dice.Chance(0.15) ? "accountant" : null,
    };
}
