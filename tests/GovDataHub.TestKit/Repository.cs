using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GovDataHub.TestKit;

/// <summary>The checked-out repository: its root, and what <c>schemas/</c> says, read once.</summary>
public static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    private static readonly Lazy<IReadOnlyDictionary<string, DepartmentDocument>> LazyDepartments = new(
        () => ReadAll<DepartmentDocument>("departments").ToDictionary(pair => pair.Code, pair => pair.Document));

    private static readonly Lazy<IReadOnlyDictionary<string, MatterDocument>> LazyMatters = new(
        () => ReadAll<MatterDocument>("matters").ToDictionary(pair => pair.Code, pair => pair.Document));

    /// <summary>The folder that holds <c>GovDataHub.sln</c>, above the running test's assembly.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary><c>schemas/departments/*.yaml</c> by file name without extension.</summary>
    public static IReadOnlyDictionary<string, DepartmentDocument> Departments => LazyDepartments.Value;

    /// <summary><c>schemas/matters/*.yaml</c> by file name without extension.</summary>
    public static IReadOnlyDictionary<string, MatterDocument> Matters => LazyMatters.Value;

    /// <summary>The path of a file or folder given by its parts below the root.</summary>
    public static string PathOf(params string[] parts)
    {
        return Path.Combine([Root, .. parts]);
    }

    /// <summary>The text of a file given by its parts below the root.</summary>
    public static string Read(params string[] parts)
    {
        return File.ReadAllText(PathOf(parts));
    }

    /// <summary>A field by its coordinate (<c>HPF.account.balance</c>), or null where no department holds it.</summary>
    public static FieldDocument? Field(string coordinate)
    {
        string[] parts = coordinate.Split('.');
        return parts.Length == 3 && Resource(parts[0] + "." + parts[1]) is { } resource
            ? resource.Fields.GetValueOrDefault(parts[2])
            : null;
    }

    /// <summary>A resource by its name (<c>HPF.account</c>), or null where no department holds it.</summary>
    public static ResourceDocument? Resource(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length == 2 && Departments.TryGetValue(parts[0], out DepartmentDocument? department)
            ? department.Resources.GetValueOrDefault(parts[1])
            : null;
    }

    private static IEnumerable<(string Code, T Document)> ReadAll<T>(string folder)
    {
        IDeserializer reader = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build();
        foreach (string file in Directory.EnumerateFiles(PathOf("schemas", folder), "*.yaml"))
            yield return (Path.GetFileNameWithoutExtension(file), reader.Deserialize<T>(File.ReadAllText(file)));
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GovDataHub.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No GovDataHub.sln above {AppContext.BaseDirectory}.");
    }
}
