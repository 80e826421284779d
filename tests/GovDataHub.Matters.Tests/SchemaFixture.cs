using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests;

/// <summary>The repository's own schemas, read once for all tests.</summary>
internal static class SchemaFixture
{
    public static string Root { get; } = FindRoot();

    public static DepartmentCatalogue Departments { get; } =
        DepartmentCatalogue.Load(Path.Combine(Root, "schemas", "departments"));

    public static RegisterEdges Edges { get; } =
        RegisterEdges.Load(Path.Combine(Root, "schemas", "edges.yaml"), Departments);

    public static MatterCatalogue Matters { get; } = MatterCatalogue.Load(Path.Combine(Root, "schemas", "matters"));

    /// <summary>The definitions and concepts as they are committed.</summary>
    public static DefinitionSources Sources { get; } =
        DefinitionSources.Load(Path.Combine(Root, "schemas"), Departments, Edges, "schemas");

    public static WorkingDayCalendar Calendar { get; } =
        WorkingDayCalendar.Load(Path.Combine(Root, "schemas", "holidays.yaml"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovDataHub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No GovDataHub.sln above the tests.");
    }
}
