using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// Tax, staff, provident fund, finance and energy of a company; head counts are those of its actual staff.
/// </summary>
internal static class CompanyFinance
{
    public static void File(Company company, RowTray tray)
    {
        Dice dice = company.Dice("finance");
        decimal revenue = dice.RoundMoney(200_000, 900_000) * Math.Max(1, company.Staff.Count);
        FileTax(company, revenue, dice, tray);
        if (company.Staff.Count > 0)
            FileStaff(company, dice, tray);
        if (company.Active && dice.Chance(0.3))
        {
            decimal limit = dice.RoundMoney(100_000, 3_000_000);
            tray.Add("LFB.finPlatform", company.Uscc,
                ("limit", limit), ("used", Math.Round(limit * dice.Between(0, 9) / 10m, 2)),
                ("overdue", !company.Pinned && dice.Chance(0.04)));
        }

        FileEnergy(company, dice, tray);
        if (company.Kind is "ltd" or "joint" && dice.Chance(0.25))
        {
            tray.Add("NRB.entOwnership", company.Uscc,
                ("certNo", company.Serial("浙(2023)杭州市不动产权第")),
                ("usage", company.Line.Is("factory", "chemical") ? "industry" : "commerce"),
                ("area", dice.Number(80, 6000)), ("status", dice.Chance(0.96) ? "valid" : "frozen"));
        }
    }

    private static void FileTax(Company company, decimal revenue, Dice dice, RowTray tray)
    {
        bool late = !company.Pinned && dice.Chance(0.06);
        tray.Add("TAX.taxpayer", company.Uscc,
            ("kind", revenue > 5_000_000m ? "general" : "small"),
            ("creditGrade", late ? dice.Pick(["C", "D"]) : dice.Pick(["A", "B", "B", "M"])),
            ("invoiceQuota", dice.RoundMoney(50_000, 1_000_000)), ("arrears", late ? dice.Money(500, 60_000) : 0m),
            ("unfiled", late ? dice.Between(1, 4) : 0));
        int last = company.Subdistrict.Today.Year - 1;
        for (int year = last; year >= Math.Max(last - 1, company.Established.Year); year--)
        {
            decimal turnover = year == last ? revenue : Math.Round(revenue * dice.Between(70, 120) / 100m, 2);
            tray.Add("TAX.entTax", company.Uscc,
                ("year", year), ("revenue", turnover), ("taxTotal", Math.Round(turnover * 0.038m, 2)));
        }
    }

    private static void FileStaff(Company company, Dice dice, RowTray tray)
    {
        bool behind = !company.Pinned && dice.Chance(0.04);
        tray.Add("HRS.employerAcct", company.Uscc,
            ("regNo", company.Serial("DW")), ("headcount", company.Staff.Count),
            ("arrears", behind ? dice.Money(1_000, 50_000) : 0m), ("layoffRatio", dice.Number(0, 0.12)),
            ("wageComplaints", behind ? dice.Between(1, 6) : 0));
        int insured = company.Staff.Count(person => person.ProvidentFund is not null);
        if (insured > 0)
        {
            tray.Add("HPF.unit", company.Uscc,
                ("unitNo", company.Serial("GD")), ("headcount", insured), ("ratio", WorkMaker.FundRatio(company)),
                ("arrearsMonths", behind ? dice.Between(1, 5) : 0));
        }

        int disabled = company.Staff.Count(person => person.Disability is not null);
        decimal missing = Math.Max(0m, (company.Staff.Count * 0.015m) - disabled);
        tray.Add("DPF.employer", company.Uscc,
            ("year", company.Subdistrict.Today.Year - 1), ("disabledStaff", disabled),
            ("due", company.Staff.Count <= 30 ? 0m : Math.Round(missing * 90_000m, 2)));
    }

    private static void FileEnergy(Company company, Dice dice, RowTray tray)
    {
        if (company.Active && dice.Chance(0.7))
        {
            decimal capacity = company.Line.Is("factory", "chemical") ? dice.Between(200, 3000) : dice.Between(8, 200);
            tray.Add("PWR.entAccount", company.Uscc,
                ("entAcctNo", company.Serial("PE")), ("capacity", capacity),
                ("usage", Math.Round(capacity * dice.Number(30, 180), 2)),
                ("entArrears", !company.Pinned && dice.Chance(0.05) ? dice.Money(300, 30_000) : 0m));
        }

        if (!company.Pinned && dice.Chance(0.08))
        {
            tray.Add("WTR.meterApply", company.Uscc,
                ("requestNo", company.Serial("BZ")), ("meterSize", dice.Pick([20m, 40m, 80m, 100m])),
                ("stage", dice.Pick(["survey", "building", "done"])));
        }

        if (company.Line.Is("factory", "chemical", "farm") && dice.Chance(0.6))
        {
            decimal quota = dice.Between(2_000, 80_000);
            tray.Add("FWB.waterPermit", company.Uscc,
                ("permitNo", company.Serial("QS")), ("quota", quota),
                ("used", Math.Round(quota * dice.Number(0.1, 1.05), 2)),
                ("validTo", dice.After(company.Subdistrict.Today, -60, 1500)));
        }
    }
}
