using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>What a company is: its registration, reports, seals, accounts, and who may act for it.</summary>
internal static class CompanyRecords
{
    // Names of shareholders are text of the register, not markup.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void File(Company company, RowTray tray)
    {
        Dice dice = company.Dice("records");
        FileRegistration(company, tray);
        FileStanding(company, dice, tray);
        FileReports(company, dice, tray);
        FileSeals(company, dice, tray);
        FileOperators(company, dice, tray);
        tray.Add("PBC.basicAccount", company.Uscc,
            ("acctNo", company.Serial("6229")), ("bank", dice.Pick(["杭州银行", "中国农业银行杭州分行", "招商银行杭州分行"])),
            ("status", company.Status is "cancelled" or "revoked" ? "closed" : "open"));
        if (company.Kind != "individual")
            tray.Add("STA.statUnit", company.Uscc,
                ("unitCode", company.Uscc[8..17]), ("lastReport", dice.Before(company.Subdistrict.Today, 10, 120)));
        if (company.StateOwned)
            tray.Add("SAC.soe", company.Uscc,
                ("soeLevel", dice.Between(1, 3)), ("holdRatio", dice.Number(0.51, 1)));
    }

    public static void FileOrganisation(Company organisation, RowTray tray)
    {
        Dice dice = organisation.Dice("records");
        tray.Add("CAB.socialOrg", organisation.Uscc,
            ("orgType", organisation.Uscc[1] switch { '1' => "association", '2' => "foundation", _ => "service" }),
            ("regNo", organisation.Serial("MZ")),
            ("lastReportYear", organisation.Subdistrict.Today.Year - dice.Between(1, 2)),
            ("status", dice.Pick(["active", "active", "active", "active", "warned", "cancelled"])));
    }

    private static void FileRegistration(Company company, RowTray tray)
    {
        decimal share = Math.Round(1m / company.Shareholders.Count, 2);
        string shareholders = JsonSerializer.Serialize(
            company.Shareholders.Select(holder => new { name = holder.Name, ratio = share }), Readable);
        tray.Add("SMR.registration", company.Uscc,
            ("uscc", company.Uscc), ("name", company.Name), ("kind", company.Kind),
            ("legalRep", company.LegalRep.Name), ("legalRepIdNo", company.LegalRep.IdNo),
            ("address", company.Address), ("capital", company.Capital), ("estDate", company.Established),
            ("status", company.Status), ("scope", company.Line.Scope), ("shareholders", shareholders));
    }

    private static void FileStanding(Company company, Dice dice, RowTray tray)
    {
        bool troubled = !company.Pinned && dice.Chance(0.05);
        tray.Add("SMR.equity", company.Uscc,
            ("frozen", troubled && dice.Chance(0.4)), ("pledged", !company.Pinned && dice.Chance(0.04)),
            ("abnormal", company.Status == "abnormal"),
            ("simpleNoticeDays", !company.Pinned && dice.Chance(0.05) ? dice.Between(1, 30) : 0), ("objection", false));
        tray.Add("CRT.entExec", company.Uscc,
            ("listed", troubled && dice.Chance(0.4)), ("openCases", troubled ? dice.Between(1, 4) : 0));
        tray.Add("DRC.creditEnt", company.Uscc,
            ("grade", troubled ? dice.Pick(["C", "D"]) : dice.Pick(["A", "A", "B", "B", "B"])),
            ("blackList", troubled && dice.Chance(0.2)), ("penaltyCount", troubled ? dice.Between(1, 5) : 0));
    }

    private static void FileReports(Company company, Dice dice, RowTray tray)
    {
        int last = company.Subdistrict.Today.Year - 1;
        for (int year = last; year >= Math.Max(last - 2, company.Established.Year); year--)
        {
            if (year == last && !company.Pinned && dice.Chance(0.1))
                continue;
            tray.Add("SMR.annualReport", company.Uscc,
                ("year", year), ("submitted", company.Pinned || dice.Chance(0.95)));
        }
    }

    private static void FileSeals(Company company, Dice dice, RowTray tray)
    {
        string[] kinds = company.Kind == "individual" ? ["official"] : ["official", "finance", "invoice", "contract"];
        for (int i = 0; i < kinds.Length; i++)
        {
            if (i > 0 && dice.Chance(0.3))
                continue;
            tray.Add("PSB.sealFile", company.Uscc,
                ("sealCode", company.Serial("3301990", i)), ("kind", kinds[i]),
                ("makeDate", company.Established.AddDays(dice.Between(1, 20))),
                ("status", company.Status == "cancelled" ? "cancelled" : "active"));
        }
    }

    /// <summary>
    /// A company that nobody was authorised for acts through its legal representative, or not online at all.
    /// </summary>
    private static void FileOperators(Company company, Dice dice, RowTray tray)
    {
        IEnumerable<Person> operators = company.Operators.Count > 0
            ? company.Operators
            : company.Active && dice.Chance(0.8) ? [company.LegalRep] : [];
        foreach (Person person in operators)
        {
            tray.Add("DRA.entAccount", company.Uscc,
                ("operatorIdNo", person.IdNo), ("scope", "全部事项"),
                ("validTo", dice.After(company.Subdistrict.Today, company.Pinned ? 300 : -60, 1_000)));
        }
    }
}
