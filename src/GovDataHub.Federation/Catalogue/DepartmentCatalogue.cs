using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GovDataHub.Federation.Catalogue;

/// <summary>
/// What every department holds: departments, resources and fields by coordinate. Read once at start from
/// <c>schemas/departments/*.yaml</c>; immutable.
/// </summary>
public sealed class DepartmentCatalogue
{
    private readonly FrozenDictionary<string, Department> _departments;
    private readonly FrozenDictionary<string, Department> _namespaces;
    private readonly FrozenDictionary<string, Resource> _resources;
    private readonly FrozenDictionary<string, RegisterField> _fields;

    /// <summary>A catalogue of these departments.</summary>
    public DepartmentCatalogue(IEnumerable<Department> departments)
    {
        Departments = [.. departments.OrderBy(department => department.Code, StringComparer.Ordinal)];
        _departments = Departments.ToFrozenDictionary(department => department.Code, StringComparer.Ordinal);
        _namespaces = Departments.ToFrozenDictionary(department => department.Namespace, StringComparer.Ordinal);
        _resources = Departments.SelectMany(department => department.Resources.Values)
            .ToFrozenDictionary(resource => resource.Coordinate, StringComparer.Ordinal);
        _fields = _resources.Values.SelectMany(resource => resource.Fields)
            .ToFrozenDictionary(field => field.Coordinate, StringComparer.Ordinal);
    }

    /// <summary>All departments by code.</summary>
    public ImmutableArray<Department> Departments { get; }

    /// <summary>All resources, in no order.</summary>
    public ImmutableArray<Resource> Resources => _resources.Values;

    /// <summary>All fields, in no order.</summary>
    public ImmutableArray<RegisterField> Fields => _fields.Values;

    /// <summary>Reads every <c>*.yaml</c> of a directory.</summary>
    /// <exception cref="CatalogueException">A file is not what it must be; the message names file and line.</exception>
    public static DepartmentCatalogue Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new CatalogueException(directory, 1, "no such directory: the departments' files are read from it");
        }

        string[] files = Directory.GetFiles(directory, "*.yaml");
        if (files.Length == 0)
        {
            throw new CatalogueException(directory, 1, "holds no department file (*.yaml)");
        }

        Array.Sort(files, StringComparer.Ordinal);
        return new DepartmentCatalogue(files.Select(DepartmentFile.Load));
    }

    /// <summary>A department by its code, or null.</summary>
    public Department? Department(string code)
    {
        return _departments.GetValueOrDefault(code);
    }

    /// <summary>A department by its GraphQL namespace, the code in lower case, or null.</summary>
    public Department? ByNamespace(string name)
    {
        return _namespaces.GetValueOrDefault(name);
    }

    /// <summary>A resource by its coordinate <c>HPF.account</c>, or null.</summary>
    public Resource? Resource(string coordinate)
    {
        return _resources.GetValueOrDefault(coordinate);
    }

    /// <summary>A field by its coordinate <c>HPF.account.balance</c>, or null.</summary>
    public RegisterField? Field(string coordinate)
    {
        return _fields.GetValueOrDefault(coordinate);
    }
}
