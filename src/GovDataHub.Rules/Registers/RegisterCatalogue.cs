using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Registers;

/// <summary>By what key a register is read.</summary>
public enum RegisterSubject
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An enterprise.</summary>
    Enterprise,

    /// <summary>Nobody: a public register.</summary>
    Public,
}

/// <summary>One register as rules see it.</summary>
/// <param name="Department">The department's code: <c>HPF</c>.</param>
/// <param name="Resource">The resource's name within it: <c>account</c>.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Many">Whether a path to it is a list of rows, newest first, or the one row.</param>
/// <param name="Fields">The fields' types, by name.</param>
public sealed record RegisterDefinition(
    string Department,
    string Resource,
    RegisterSubject Subject,
    bool Many,
    ImmutableArray<KeyValuePair<string, FeelType>> Fields)
{
    /// <summary>The type of a path to it.</summary>
    public FeelType Type { get; } = Many ? FeelType.ListOf(FeelType.ContextOf(Fields)) : FeelType.ContextOf(Fields);
}

/// <summary>The departments, their registers, and the roles through which other people's are reached.</summary>
public sealed class RegisterCatalogue
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, RegisterDefinition>> _departments;
    private readonly FrozenSet<string> _roles;
    private readonly FeelScope _scope;

    /// <summary>A catalogue of these registers and roles.</summary>
    /// <exception cref="ArgumentException">A register is given twice.</exception>
    public RegisterCatalogue(IEnumerable<RegisterDefinition> registers, IEnumerable<string> roles)
    {
        _departments = registers.GroupBy(register => register.Department, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => group.ToFrozenDictionary(register => register.Resource, StringComparer.Ordinal),
            StringComparer.Ordinal);
        _roles = roles.ToFrozenSet(StringComparer.Ordinal);
        Departments =
        [
            .. _departments.OrderBy(department => department.Key, StringComparer.Ordinal)
                .Select(department => KeyValuePair.Create<string, FeelType>(
                    department.Key, DepartmentType(department.Value.Values))),
        ];
        var role = FeelType.ContextOf(Departments);
        _scope = FeelScope.Empty
            .With(Departments)
            .With(_roles.Select(name => KeyValuePair.Create<string, FeelType>(name, role)));
    }

    /// <summary>The departments' types by code: contexts of their registers.</summary>
    public ImmutableArray<KeyValuePair<string, FeelType>> Departments { get; }

    /// <summary>The roles: <c>spouse</c>, <c>child</c>.</summary>
    public IReadOnlyCollection<string> Roles => _roles;

    /// <summary>Whether a name is a department's code.</summary>
    public bool IsDepartment(string name) => _departments.ContainsKey(name);

    /// <summary>Whether a name is a role.</summary>
    public bool IsRole(string name) => _roles.Contains(name);

    /// <summary>A register, or null when there is none of that name.</summary>
    public RegisterDefinition? Find(string department, string resource) =>
        _departments.TryGetValue(department, out var registers) ? registers.GetValueOrDefault(resource) : null;

    /// <summary>The scope a rule is checked in: departments, roles and <c>supply</c>.</summary>
    /// <param name="supplies">The types of what the citizen gives, by name.</param>
    public FeelScope Scope(IEnumerable<KeyValuePair<string, FeelType>> supplies) =>
        _scope.With("supply", FeelType.ContextOf(supplies));

    internal IEnumerable<string> Resources(string department) => _departments[department].Keys;

    private static FeelType.Context DepartmentType(IEnumerable<RegisterDefinition> registers) => FeelType.ContextOf(
        registers.OrderBy(register => register.Resource, StringComparer.Ordinal)
            .Select(register => KeyValuePair.Create(register.Resource, register.Type)));
}
