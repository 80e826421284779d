using GovDataHub.Departments.City.Life;

namespace GovDataHub.Departments.City.Filing;

/// <summary>The provident fund: account, withdrawals and loan as the model of work has them.</summary>
internal static class Fund
{
    public static void File(Person person, RowTray tray)
    {
        if (person.ProvidentFund is not { } fund)
            return;
        tray.Add("HPF.account", person.IdNo,
            ("accountNo", person.Serial("3301")), ("status", fund.Status), ("balance", fund.Balance),
            ("monthly", fund.Monthly), ("consecutive", fund.Consecutive), ("employerUscc", fund.EmployerUscc),
            ("lastPay", fund.LastPay), ("bankCard", fund.BankCard));
        if (fund.LastDate is not null)
        {
            tray.Add("HPF.withdrawal", person.IdNo,
                ("lastKind", fund.LastKind), ("lastDate", fund.LastDate), ("yearAmount", fund.YearAmount));
        }

        if (fund.Loan is { } loan)
        {
            tray.Add("HPF.loan", person.IdNo,
                ("loanNo", person.Serial("GJJ")), ("outstanding", loan.Outstanding), ("monthlyDue", loan.MonthlyDue),
                ("status", loan.Status), ("times", loan.Times));
        }
    }
}
