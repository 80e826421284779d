using GovDataHub.Departments.City.Life;

namespace GovDataHub.Departments.City.Filing;

/// <summary>Files a subdistrict's life with every department, household by household and company by company.</summary>
internal static class Registrar
{
    public static IEnumerable<RegisterRow> File(Subdistrict subdistrict)
    {
        RowTray tray = new();
        foreach (Household household in subdistrict.Households)
        {
            tray.Clear();
            foreach (Person person in household.Members)
                File(person, tray);
            Utilities.File(household, tray);
            Countryside.File(household, tray);
            foreach (RegisterRow row in tray.Rows)
                yield return row;
        }

        foreach (Company company in subdistrict.Companies)
        {
            tray.Clear();
            File(company, tray);
            foreach (RegisterRow row in tray.Rows)
                yield return row;
        }

        foreach (RegisterRow row in PublicRegisters.OfSubdistrict(subdistrict))
            yield return row;
    }

    private static void File(Person person, RowTray tray)
    {
        Civil.File(person, tray);
        Families.File(person, tray);
        if (!person.Alive)
            return;
        Homes.File(person, tray);
        Work.File(person, tray);
        Fund.File(person, tray);
        Income.File(person, tray);
        Credentials.File(person, tray);
        Schooling.File(person, tray);
        Health.File(person, tray);
        Care.File(person, tray);
        Vehicles.File(person, tray);
        DailyLife.File(person, tray);
        Dealings.File(person, tray);
        Justice.File(person, tray);
    }

    private static void File(Company company, RowTray tray)
    {
        if (company.Kind is null)
        {
            CompanyRecords.FileOrganisation(company, tray);
            return;
        }

        CompanyRecords.File(company, tray);
        CompanyFinance.File(company, tray);
        CompanyLicences.File(company, tray);
        CompanyProjects.File(company, tray);
    }
}
