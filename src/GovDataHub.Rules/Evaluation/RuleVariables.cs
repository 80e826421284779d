using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>The outermost names of a rule: departments, roles, <c>supply</c>.</summary>
internal sealed class RuleVariables(
    RegisterCatalogue catalogue,
    Func<RegisterReference, RegisterAnswer> read,
    FeelValue.Context supplies,
    EvaluationTrace? trace) : FeelValue.Context
{
    private readonly Dictionary<string, FeelValue> _known = new(StringComparer.Ordinal) { ["supply"] = supplies };

    public override IEnumerable<string> Names =>
        ["supply", .. catalogue.Roles, .. catalogue.Departments.Select(department => department.Key)];

    public override bool TryGet(string name, out FeelValue value)
    {
        if (_known.TryGetValue(name, out value!))
            return true;
        if (catalogue.IsDepartment(name))
            value = new DepartmentVariables(catalogue, read, trace, null, name);
        else if (catalogue.IsRole(name))
            value = new RoleVariables(catalogue, read, trace, name);
        else
            value = None;
        if (value.IsNull)
            return false;
        _known[name] = value;
        return true;
    }
}

/// <summary>The departments as they stand for somebody in a role.</summary>
internal sealed class RoleVariables(
    RegisterCatalogue catalogue, Func<RegisterReference, RegisterAnswer> read, EvaluationTrace? trace, string role)
    : FeelValue.Context
{
    private readonly Dictionary<string, FeelValue> _known = new(StringComparer.Ordinal);

    public override IEnumerable<string> Names => catalogue.Departments.Select(department => department.Key);

    public override bool TryGet(string name, out FeelValue value)
    {
        if (_known.TryGetValue(name, out value!))
            return true;
        value = None;
        if (!catalogue.IsDepartment(name))
            return false;
        value = _known[name] = new DepartmentVariables(catalogue, read, trace, role, name);
        return true;
    }
}

/// <summary>A department's registers of one subject, each asked for when first reached.</summary>
internal sealed class DepartmentVariables(
    RegisterCatalogue catalogue,
    Func<RegisterReference, RegisterAnswer> read,
    EvaluationTrace? trace,
    string? role,
    string department) : FeelValue.Context
{
    private readonly Dictionary<string, FeelValue> _known = new(StringComparer.Ordinal);

    public override IEnumerable<string> Names => catalogue.Resources(department);

    public override bool TryGet(string name, out FeelValue value)
    {
        if (_known.TryGetValue(name, out value!))
            return true;
        value = None;
        if (catalogue.Find(department, name) is not { } register)
            return false;
        value = _known[name] = Read(register);
        return true;
    }

    private FeelValue Read(RegisterDefinition register)
    {
        var reference = new RegisterReference(role, department, register.Resource);
        if (read(reference) is not RegisterAnswer.Rows { Items: var rows })
        {
            trace?.Record(reference, RegisterState.Unknown);
            return NotKnown;
        }

        trace?.Record(reference, rows.IsEmpty ? RegisterState.Absent : RegisterState.Held);
        if (register.Many)
            return new List([.. rows]);
        return rows.IsEmpty ? None : rows[0];
    }
}
