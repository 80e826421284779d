using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>
/// The personas' households, told by hand: homes, jobs, funds and families exactly as their stories say, in the first
/// subdistrict of every city. Nothing in them is left to chance, and the quirks of the registers spare them.
/// </summary>
internal sealed class PersonaHouseholds(
    Subdistrict subdistrict, PersonMaker people, HomeMaker homes, CompanyMaker companies, TraitMaker traits)
{
    private readonly DateOnly _today = subdistrict.Today;
    private readonly Dice _dice = subdistrict.Dice("personas");

    public void Settle()
    {
        foreach (Persona persona in City.Personas.All)
            people.Reserve(persona.CitizenId);

        Person landlord = Landlord();
        Person officer = Owner("hpf-officer");
        Person manager = Wed(officer, "叶青", new(1985, 2, 11), -3000);
        Company services = companies.FoundPinned(
            manager, LineBook.Services, "ltd", "杭州市政务服务有限公司", new(2012, 3, 1), stateOwned: true);
        Employ(manager, services, 4000, 14_000m);
        Employ(officer, services, 2500, 11_000m);
        foreach (string name in (ReadOnlySpan<string>)["hpf-steward", "psb-steward", "auditor"])
            Employ(Owner(name), services, 2200, 11_500m);

        Company technology = SpouseOwner();
        Employ(Owner("company-hr"), technology, 1600, 13_000m);
        technology.Operators.Add(Of("company-hr"));
        Renters(landlord, technology);
        Owners(technology);
        Elderly();
        ShopOwner();
        NotWorking();
    }

    private Household New(Tenure tenure)
    {
        int number = subdistrict.Households.Count;
        Household household = new()
        {
            Seed = Dice.Seed((ulong)number, "persona"),
            Number = number,
            Subdistrict = subdistrict,
            Pinned = true,
            Tenure = tenure,
        };
        subdistrict.Households.Add(household);
        return household;
    }

    private Person Of(string persona) =>
        subdistrict.People.First(person => person.IdNo == City.Personas.Find(persona)?.CitizenId);

    private Person Persona(Household household, string name)
    {
        Persona persona = City.Personas.Find(name) ?? throw new ArgumentException($"There is no persona {name}.");
        Person person = people.MakePersona(household, persona);
        person.Local = true;
        return person;
    }

    private Person Owner(string persona, Mortgage? mortgage = null)
    {
        Household household = New(Tenure.Owner);
        Person person = Persona(household, persona);
        household.Home = homes.Build(_dice, person, mortgage: mortgage);
        return person;
    }

    private Person Landlord()
    {
        Household household = New(Tenure.Owner);
        Person landlord = people.MakePinned(household, Sex.Male, new(1968, 1, 9), "陆家明");
        household.Home = homes.Build(_dice, landlord);
        landlord.Occupation = Occupation.AtHome;
        return landlord;
    }

    private Person Tenant(string persona, Person landlord, int sinceDays)
    {
        Household household = New(Tenure.Tenant);
        Person person = Persona(household, persona);
        DateOnly start = _today.AddDays(-sinceDays);
        HomeMaker.Let(homes.Build(_dice, landlord), landlord, household, start, _today.AddDays(400), 3_200m);
        return person;
    }

    private Person Wed(Person person, string name, DateOnly birth, int sinceDays)
    {
        Sex sex = person.Sex == Sex.Male ? Sex.Female : Sex.Male;
        Person spouse = people.MakePinned(person.Household, sex, birth, name);
        spouse.Local = person.Local;
        HouseholdMaker.Marry(person, spouse, _today.AddDays(sinceDays));
        return spouse;
    }

    private void Employ(Person person, Company company, int sinceDays, decimal wage, string? bankCard = null)
    {
        person.Occupation = Occupation.Employee;
        person.Job = new Job(company, _today.AddDays(-sinceDays), wage);
        company.Staff.Add(person);
        DateOnly lastPay = new WorkMaker(subdistrict).LastPayDay();
        int months = Math.Max(0, WorkMaker.MonthsBetween(person.Job.Since, lastPay));
        decimal monthly = Math.Round(wage * WorkMaker.FundRatio(company) * 2, 2);
        person.ProvidentFund = new ProvidentFund
        {
            Status = "active",
            Balance = monthly * months,
            Monthly = monthly,
            Consecutive = months,
            LastPay = lastPay,
            BankCard = bankCard ?? person.BankAccount(),
            EmployerUscc = company.Uscc,
        };
    }

    /// <summary>
    /// Four who rent: two may withdraw for it, one has not paid in for long enough, one has just moved here.
    /// </summary>
    private void Renters(Person landlord, Company technology)
    {
        Person renter = Tenant("renter", landlord, 500);
        Employ(renter, technology, 830, 12_000m);
        renter.Diploma = new Diploma("bachelor", "钱江大学", "计算机科学与技术", new(2018, 6, 30));
        Employ(Wed(renter, "陈一鸣", new(1995, 3, 2), -700), technology, 400, 10_000m);

        Person newcomer = Tenant("newcomer", landlord, 60);
        Employ(newcomer, technology, 62, 9_000m);

        Person closedCard = Tenant("closed-card", landlord, 420);
        // The sandbox payment provider fails accounts that end in 0000.
        Employ(closedCard, technology, 900, 9_500m, bankCard: "6228990000010000");

        Person migrant = Tenant("migrant", landlord, 245);
        migrant.Local = false;
        Employ(migrant, technology, 240, 8_000m);
    }

    /// <summary>The husband owns the home they live in and runs the technology company.</summary>
    private Company SpouseOwner()
    {
        Household household = New(Tenure.Owner);
        Person wife = Persona(household, "spouse-owner");
        Person husband = Wed(wife, "何俊", new(1988, 6, 17), -1500);
        household.Home = homes.Build(_dice, husband);
        Company technology = companies.FoundPinned(
            husband, LineBook.Technology, "ltd", "杭州云栖数联科技有限公司", new(2016, 5, 20));
        husband.Occupation = Occupation.Owner;
        Employ(wife, technology, 1300, 11_000m);
        return technology;
    }

    private void Owners(Company technology)
    {
        Person homeowner = Owner("homeowner", new Mortgage("中国工商银行杭州分行", 1_200_000m, "active", false));
        Employ(homeowner, technology, 2000, 18_000m);

        Person mother = Owner("new-parent");
        Person father = Wed(mother, "周晨", new(1992, 9, 9), -900);
        Employ(mother, technology, 1100, 10_500m);
        Employ(father, technology, 1000, 12_500m);
        mother.Newborn = new Newborn("周小禾", Sex.Female, _today.AddDays(-40));

        Person parent = Owner("student-parent");
        Person wife = Wed(parent, "曾蓉", new(1987, 10, 4), -3500);
        Employ(parent, technology, 1900, 12_000m);
        wife.Occupation = Occupation.AtHome;
        Person daughter = people.MakePinned(
            parent.Household, Sex.Female, _today.AddYears(-6).AddDays(-1), "褚一诺");
        daughter.Occupation = Occupation.Pupil;
        HouseholdMaker.Bear(daughter, wife, parent);

        Person driver = Owner("driver");
        Employ(driver, technology, 1400, 9_800m);
        driver.Cars.Add(traits.Buy(_today.AddYears(-3).AddDays(-20), "petrol", "private", "normal", 168_000m));
        driver.Licence = new Licence("C1", _today.AddDays(60).AddYears(-6), _today.AddDays(60), 0, "normal");

        Person graduate = Owner("graduate");
        Employ(graduate, technology, 100, 8_500m);
        int year = _today.Month >= 7 ? _today.Year : _today.Year - 1;
        graduate.Diploma = new Diploma("bachelor", "之江职业技术学院", "软件工程", new(year, 6, 30));
    }

    private void Elderly()
    {
        Person pensioner = Owner("pensioner");
        pensioner.Occupation = Occupation.Retired;
        Person husband = people.MakePinned(pensioner.Household, Sex.Male, new(1952, 7, 7), "何广田");
        husband.Died = _today.AddDays(-1000);
        HouseholdMaker.Marry(pensioner, husband, new(1978, 10, 1));
        pensioner.Marriage = pensioner.Marriage with { Status = "widowed", Since = husband.Died };
    }

    private void ShopOwner()
    {
        Person owner = Owner("shop-owner");
        owner.Occupation = Occupation.Owner;
        Company shop = companies.FoundPinned(
            owner, LineBook.Restaurant, "individual", "杭州美玲小吃店", _today.AddYears(-4).AddDays(-300));
        shop.Operators.Add(owner);
    }

    private void NotWorking()
    {
        Person veteran = Owner("veteran");
        veteran.Occupation = Occupation.Unemployed;
        veteran.Service = new Service(
            _today.AddDays(-180).AddYears(-2), _today.AddDays(-180), "conscript", "self", "none", OneOffPaid: false);

        Household household = New(Tenure.PublicRental);
        Person disabled = Persona(household, "disabled");
        household.Home = homes.Build(_dice, owner: null);
        household.Assistance = "dibao";
        disabled.Occupation = Occupation.Unemployed;
        disabled.Disability = new Disability("肢体", 2, _today.AddDays(1500));
    }
}
