using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>Founds the companies of a subdistrict; every legal representative is one of its people.</summary>
internal sealed class CompanyMaker(Subdistrict subdistrict)
{
    private readonly Dictionary<string, int> _names = [];

    /// <summary>Gives every owner among the people a company, two for some.</summary>
    public void FoundAll()
    {
        foreach (Person owner in subdistrict.People.Where(person => person.Occupation == Occupation.Owner).ToList())
        {
            if (owner.Companies.Count > 0)
                continue;
            Dice dice = owner.Dice("companies");
            Found(owner, dice);
            if (dice.Chance(0.08))
                Found(owner, dice);
        }
    }

    /// <summary>A social organisation, which the Civil Affairs Bureau registers instead of the market's.</summary>
    public void FoundSocialOrganisations(int count)
    {
        Dice dice = subdistrict.Dice("organisations");
        List<Person> adults = [.. subdistrict.People.Where(
            person => person is { Alive: true, Pinned: false } && person.AgeOn(subdistrict.Today) is >= 30 and < 75)];
        for (int i = 0; i < count && adults.Count > 0; i++)
        {
            string[] forms = ["志愿者协会", "公益基金会", "社会服务中心"];
            Add(
                dice,
                adults[dice.Below(adults.Count)],
                new Line("organisation", "公益", "9521", "公益服务"),
                kind: null,
                $"5{1 + (i % 3)}",
                Unique($"杭州市{subdistrict.Place.Name}{forms[i % 3]}"),
                dice.Before(subdistrict.Today, 400, 6000));
        }
    }

    /// <summary>A company told by a story rather than by chance.</summary>
    public Company FoundPinned(
        Person legalRep, Line line, string kind, string name, DateOnly established, bool stateOwned = false)
    {
        Dice dice = new(Dice.Seed(legalRep.Seed, "company", legalRep.Companies.Count));
        string category = kind == "individual" ? "92" : "91";
        Company company = Make(
            dice, legalRep, line, kind, category, name, established, "active", pinned: true, stateOwned);
        Register(company);
        return company;
    }

    private void Found(Person owner, Dice dice)
    {
        int next = subdistrict.Companies.Count;
        Line line = LineBook.All[next % LineBook.All.Length];
        string kind = line.Id == "farm" ? "coop" : KindOf(line, dice);
        string suffix = kind switch
        {
            "ltd" => "有限公司",
            "joint" => "股份有限公司",
            "partnership" => "合伙企业(有限合伙)",
            "sole" => "工作室",
            "coop" => "专业合作社",
            _ => "店",
        };
        string name = Unique($"杭州{subdistrict.Place.Name}{Word(dice)}{line.Zh}{suffix}");
        string category = kind switch { "individual" => "92", "coop" => "93", _ => "91" };
        DateOnly latest = subdistrict.Today.AddDays(-30);
        DateOnly adult = owner.Birth.AddYears(18);
        int span = Math.Max(1, Math.Min(7300, latest.DayNumber - adult.DayNumber));
        Add(dice, owner, line, kind, category, name, dice.Before(latest, 0, span));
    }

    /// <summary>
    /// Small trades are mostly sole traders; the large employers of a city are companies limited by shares.
    /// </summary>
    private static string KindOf(Line line, Dice dice)
    {
        if (line.Is("restaurant", "retail", "beauty", "homeservice", "pet") && dice.Chance(0.7))
            return "individual";
        return dice.Below(20) switch { 0 or 1 => "joint", 2 => "partnership", 3 => "sole", _ => "ltd" };
    }

    private static string Word(Dice dice) => dice.Pick(
        ["晨光", "恒信", "瑞丰", "博远", "同心", "嘉禾", "鼎盛", "启明", "宏图", "和美", "新锐", "天成", "百川", "远航", "德润", "安泰"]);

    private string Unique(string name)
    {
        int count = _names[name] = _names.GetValueOrDefault(name) + 1;
        return count == 1 ? name : name.Insert(2 + subdistrict.Place.Name.Length, $"第{count}");
    }

    private void Add(
        Dice dice, Person legalRep, Line line, string? kind, string category, string name, DateOnly established)
    {
        string status = kind is null ? "active" : dice.Below(50) switch
        {
            0 => "revoked",
            1 => "cancelled",
            2 or 3 => "abnormal",
            _ => "active",
        };
        Register(Make(
            dice, legalRep, line, kind, category, name, established, status, pinned: false,
            stateOwned: kind == "joint" && dice.Chance(0.3)));
    }

    private Company Make(
        Dice dice, Person legalRep, Line line, string? kind, string category, string name, DateOnly established,
        string status, bool pinned, bool stateOwned)
    {
        int ordinal = subdistrict.Companies.Count;
        return new Company
        {
            Seed = Dice.Seed(subdistrict.Seed, "company", ordinal),
            Ordinal = ordinal,
            Subdistrict = subdistrict,
            Uscc = CreditCode.Create(category, (subdistrict.Number * 2000) + ordinal),
            Name = name,
            Line = line,
            Kind = kind,
            LegalRep = legalRep,
            Address = subdistrict.Place.Address(ordinal, 100 + ordinal),
            Capital = kind switch
            {
                "individual" => dice.RoundMoney(10_000, 200_000),
                "joint" => dice.RoundMoney(20_000_000, 200_000_000),
                _ => dice.RoundMoney(100_000, 10_000_000),
            },
            Established = established,
            Status = status,
            Pinned = pinned,
            StateOwned = stateOwned,
        };
    }

    private void Register(Company company)
    {
        subdistrict.Companies.Add(company);
        if (company.Kind is null)
            return;
        company.LegalRep.Companies.Add(company);
        company.Shareholders.Add(company.LegalRep);
        if (company.Pinned || company.LegalRep.Spouse is not { Alive: true } spouse
            || company.Kind is not ("ltd" or "partnership") || !company.Dice("shareholders").Chance(0.5))
            return;
        company.Shareholders.Add(spouse);
        spouse.Shares.Add(company);
    }
}
