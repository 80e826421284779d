using GovDataHub.Departments.City.Life;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>What people have had to do with the administration: accounts, cases, licences, tickets, archives.</summary>
internal static class Dealings
{
    public static void File(Person person, RowTray tray)
    {
        if (person.Age < 14)
            return;
        Dice dice = person.Dice("dealings");
        FileAccount(person, dice, tray);
        foreach (Company company in person.Companies.OrderByDescending(company => company.Established))
            AddOwned(person, company, company.Kind is "individual" ? "operator" : "legalRep", tray);
        foreach (Company company in person.Shares)
            AddOwned(person, company, "shareholder", tray);

        if (person.Pinned)
            return;
        FileCases(person, dice, tray);
        FileLicences(person, dice, tray);
        FileVoice(person, dice, tray);
        FileArchive(person, dice, tray);
    }

    private static void AddOwned(Person person, Company company, string role, RowTray tray) =>
        tray.Add("SMR.owned", person.IdNo,
            ("uscc", company.Uscc), ("role", role), ("estDate", company.Established), ("status", company.Status));

    private static void FileAccount(Person person, Dice dice, RowTray tray)
    {
        string level = person.Pinned ? "advanced" : dice.Pick(["basic", "real", "real", "advanced", "advanced"]);
        tray.Add("DRA.account", person.IdNo,
            ("mobile", person.Mobile), ("email", dice.Chance(0.5) ? $"{person.Serial("u")}@mail.invalid" : null),
            ("mailAddress", person.Household.Home.Address), ("authLevel", level),
            ("faceAt", level == "advanced" ? dice.Moment(dice.Before(person.Today, 1, 200)) : null));
    }

    private static void FileCases(Person person, Dice dice, RowTray tray)
    {
        int count = dice.Chance(0.25) ? dice.Between(1, 3) : 0;
        for (int i = 0; i < count; i++)
        {
            DateOnly due = dice.Before(person.Today, -20 + (i * 200), 180 + (i * 200));
            bool over = due < person.Today;
            string status = over
                ? dice.Pick(["done", "done", "done", "rejected", "withdrawn"])
                : dice.Pick(["accepted", "pendingFix", "reviewing"]);
            string caseNo = person.Serial("BJ", i);
            tray.Add("RRO.caseRegistry", person.IdNo,
                ("caseNo", caseNo),
                ("matterCode", dice.Pick(["HPF-01", "PSB-09", "HRS-01", "MIB-02", "NRB-01", "TAX-03"])),
                ("status", status), ("promiseDue", due),
                ("finishedAt", over ? dice.Moment(due.AddDays(-dice.Between(0, 3))) : null));
            if (!over || !dice.Chance(0.5))
                continue;
            int score = dice.Pick([5, 5, 5, 4, 3, 1]);
            tray.Add("RRO.rating", person.IdNo,
                ("ratedCase", caseNo), ("score", score), ("rectified", score < 3 && dice.Chance(0.8)));
        }

        if (count == 0 || !dice.Chance(0.4))
            return;
        tray.Add("DRA.accessLog", person.IdNo,
            ("transferId", person.Serial("TX")), ("provider", dice.Pick(["PSB", "HRS", "NRB"])),
            ("receiver", dice.Pick(["HPF", "MIB", "HCB"])), ("purpose", "办理政务服务事项"),
            ("fieldList", """["PSB.population.name","PSB.population.livingStatus"]"""),
            ("at", dice.Moment(dice.Before(person.Today, 1, 400))));
    }

    private static void FileLicences(Person person, Dice dice, RowTray tray)
    {
        if (person.Licence is { } licence && dice.Chance(0.6))
        {
            tray.Add("RRO.licence", person.IdNo,
                ("licenceId", person.Serial("ZZ")), ("licenceType", "机动车驾驶证"), ("issuer", "PSB"),
                ("validTo", licence.ValidTo), ("status", licence.Status == "revoked" ? "revoked" : "valid"));
        }

        if (person.Marriage.Status == "married" && dice.Chance(0.2))
        {
            tray.Add("RRO.licence", person.IdNo,
                ("licenceId", person.Serial("ZZ", 1)), ("licenceType", "结婚证"), ("issuer", "CAB"), ("validTo", null),
                ("status", "valid"));
        }
    }

    private static void FileVoice(Person person, Dice dice, RowTray tray)
    {
        if (dice.Chance(0.04))
            tray.Add("CPO.ticket", person.IdNo,
                ("ticketNo", person.Serial("GD")), ("topic", dice.Pick(["噪声扰民", "停车难", "物业纠纷", "供水水压"])),
                ("status", dice.Pick(["open", "answered", "closed", "closed"])),
                ("replyDue", dice.After(person.Today, -200, 10)));
        if (dice.Chance(0.015))
            tray.Add("GO.infoRequest", person.IdNo,
                ("reqNo", person.Serial("XX")), ("topic", dice.Pick(["征地补偿方案", "学区调整依据", "财政预算明细"])),
                ("status", dice.Pick(["open", "answered", "closed"])),
                ("replyDue", dice.After(person.Today, -200, 20)));
        if (dice.Chance(0.015))
            tray.Add("DRA.objection", person.IdNo,
                ("caseNo", person.Serial("JC")),
                ("fieldRef", dice.Pick(["PSB.hukou.address", "EDU.diploma.major", "HRS.insured.months"])),
                ("status", dice.Pick(["open", "corrected", "rejected"])), ("due", dice.After(person.Today, -90, 10)));
        if (dice.Chance(0.12))
            tray.Add("FIN.nonTaxBill", person.IdNo,
                ("billNo", person.Serial("33")), ("item", dice.Pick(["不动产登记费", "考试费", "证照工本费", "诉讼费"])),
                ("amount", dice.Money(5, 550)), ("status", dice.Pick(["paid", "paid", "paid", "unpaid", "refunded"])));
    }

    private static void FileArchive(Person person, Dice dice, RowTray tray)
    {
        bool marriage = person.Marriage.Since is not null && dice.Chance(0.4);
        bool sentDown = person.Age >= 66 && dice.Chance(0.3);
        if (!marriage && !sentDown && !dice.Chance(0.06))
            return;
        string kind = marriage ? "marriage" : sentDown ? "zhiqing" : dice.Pick(["hukou", "notary", "recruit"]);
        int year = kind == "marriage" ? person.Marriage.Since?.Year ?? person.Today.Year : person.Birth.Year + 19;
        tray.Add("ARC.livelihood", person.IdNo,
            ("archiveNo", person.Serial("DA")), ("kind", kind), ("year", Math.Min(year, person.Today.Year)),
            ("digitized", dice.Chance(0.8)));
    }
}
