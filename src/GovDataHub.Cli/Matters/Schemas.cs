using GovDataHub.Cli.Client;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters;

/// <summary>The schemas of this checkout, or those that <c>HUB_SCHEMAS</c> names.</summary>
internal static class Schemas
{
    /// <exception cref="HubUsageException">There is no such folder.</exception>
    public static string Folder { get; } = Find();

    /// <summary>The departments.</summary>
    /// <exception cref="HubUsageException">A file is wrong.</exception>
    public static DepartmentCatalogue Departments()
    {
        try
        {
            return DepartmentCatalogue.Load(Path.Combine(Folder, "departments"));
        }
        catch (CatalogueException wrong)
        {
            throw new HubUsageException(wrong.Message);
        }
    }

    /// <summary>The matters.</summary>
    /// <exception cref="HubUsageException">A file is wrong.</exception>
    public static MatterCatalogue Matters()
    {
        try
        {
            return MatterCatalogue.Load(Path.Combine(Folder, "matters"));
        }
        catch (DefinitionException wrong)
        {
            throw new HubUsageException(wrong.Message);
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("HUB_SCHEMAS") is { Length: > 0 } named)
        {
            return named;
        }

        foreach (string start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, "schemas");
                if (File.Exists(Path.Combine(candidate, "hub.graphql")))
                {
                    return candidate;
                }
            }
        }

        return "schemas";
    }
}
