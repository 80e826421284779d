using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>
/// Evaluates a definition's formulas (fees, payments, what is written to a register) over what a case holds. A field
/// that the case did not read is unknown here, never null: no formula is right by accident.
/// </summary>
internal sealed partial class FormulaContexts(DepartmentCatalogue departments)
{
    private readonly ConcurrentDictionary<string, RegisterCatalogue> _registers = new(StringComparer.Ordinal);

    /// <summary>The value of a formula.</summary>
    public FeelValue Evaluate(CaseFile file, FeelExpression formula, DateOnly today)
    {
        var supplies = FeelValue.Context.Of(file.Supplies()
            .Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
        var registers = FeelContext.OverRegisters(
            today, Registers(file.Definition), register => Rows(file, register), supplies);
        var schedule = FeelValue.Context.Of(file.Definition.Schedule
            .Select(amount => KeyValuePair.Create(amount.Key, FeelValue.Of(amount.Value))));
        return FeelEvaluator.Evaluate(
            formula, FeelContext.Of(today, new FormulaVariables(registers.Variables, schedule)));
    }

    /// <summary>
    /// A condition with what was supplied put in as literals: the department that checks it knows its own registers and
    /// nothing of the case. The register of somebody in a role is that person's own to the department.
    /// </summary>
    public static string Bind(CaseFile file, string condition, string? role = null)
    {
        var supplies = file.Supplies();
        string own = role is null ? condition : RoleName().Replace(
            condition, match => match.Groups["role"].Value == role ? "" : match.Value);
        return SuppliedName().Replace(own, match =>
        {
            string name = match.Groups["name"].Value;
            return match.Groups["of"].Value switch
            {
                "supply" => RegisterValue.Literal(supplies.GetValueOrDefault(name)),
                _ => file.Definition.Schedule.TryGetValue(name, out decimal amount)
                    ? RegisterValue.Literal(amount) : "null",
            };
        });
    }

    /// <summary>The registers as a definition's rules reach them.</summary>
    public RegisterCatalogue Registers(MatterDefinition definition)
    {
        return _registers.GetOrAdd(
            definition.Digest, _ => RuleRegisters.Of(departments, definition.Roles.Select(role => role.Name)));
    }

    private RegisterAnswer Rows(CaseFile file, RegisterReference register)
    {
        string name = $"{register.Department}.{register.Resource}";
        if (register.Role is not null || departments.Resource(name) is not { } resource)
        {
            return RegisterAnswer.NotKnown;
        }

        var read = resource.Fields
            .Select(field => (Field: field, Value: file.Read(field.Coordinate)))
            .Where(pair => pair.Value is { Answer: AnswerKind.Value or AnswerKind.Absent })
            .Select(pair => (pair.Field, Rows: JsonElement.Parse(pair.Value!.Json).EnumerateArray().ToImmutableArray()))
            .ToImmutableArray();
        if (read.IsEmpty)
        {
            return RegisterAnswer.NotKnown;
        }

        int count = read.Max(field => field.Rows.Length);
        return new RegisterAnswer.Rows([.. Enumerable.Range(0, count).Select(row => Row(resource, read, row))]);
    }

    private static FeelValue.Context Row(
        Resource resource, ImmutableArray<(RegisterField Field, ImmutableArray<JsonElement> Rows)> read, int row)
    {
        return FeelValue.Context.Of(resource.Fields.Select(field =>
        {
            var held = read.FirstOrDefault(pair => pair.Field.Name == field.Name);
            var value = held.Field is null ? FeelValue.NotKnown
                : row < held.Rows.Length ? FeelValue.From(RegisterJson.Read(field.Type, held.Rows[row]))
                : FeelValue.None;
            return KeyValuePair.Create(field.Name, value);
        }));
    }

    [GeneratedRegex(@"(?<![\w.""])(?<of>supply|schedule)\.(?<name>[A-Za-z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex SuppliedName();

    [GeneratedRegex(@"(?<![\w.""])(?<role>[A-Za-z_]\w*)\.(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex RoleName();

    /// <summary>A rule's variables, and the schedule of amounts.</summary>
    private sealed class FormulaVariables(FeelValue.Context registers, FeelValue schedule) : FeelValue.Context
    {
        public override IEnumerable<string> Names => [.. registers.Names, "schedule"];

        public override bool TryGet(string name, out FeelValue value)
        {
            if (name != "schedule")
            {
                return registers.TryGet(name, out value);
            }

            value = schedule;
            return true;
        }
    }
}
