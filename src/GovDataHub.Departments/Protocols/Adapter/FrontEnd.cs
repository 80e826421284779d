using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Schemas;
using GovDataHub.Departments.Protocols.Storage;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>What an expression came to.</summary>
internal enum Outcome
{
    /// <summary>False.</summary>
    False,

    /// <summary>True.</summary>
    True,

    /// <summary>FEEL's null, though every register read has a row.</summary>
    Null,

    /// <summary>FEEL's null, and a register that was read has no row.</summary>
    Absent,
}

/// <summary>
/// The hub's adapter at a department: evaluates conditions over the department's own registers and applies writes, so
/// that values need not leave the house.
/// </summary>
internal sealed class FrontEnd(HttpDepartment department, DepartmentStore store, DepartmentSchema schema)
{
    private readonly RegisterCatalogue _catalogue = schema.Rules();

    /// <summary>The department's place in the catalogue.</summary>
    public DepartmentSchema Schema { get; } = schema;

    /// <summary>The department.</summary>
    public HttpDepartment Department { get; } = department;

    /// <summary>The department's database.</summary>
    public DepartmentStore Store { get; } = store;

    /// <summary>Evaluates expressions over one subject.</summary>
    /// <exception cref="FormatException">One of them is no FEEL.</exception>
    public ImmutableArray<Outcome> Evaluate(
        string key, IEnumerable<string> expressions, DateOnly today, FeelValue.Context supplies)
    {
        using var tables = Store.Read();
        return [.. expressions.Select(expression => Evaluate(tables, key, expression, today, supplies))];
    }

    /// <summary>Applies a write once: guard, change and ledger in one transaction.</summary>
    /// <returns>True when it is written now or was before; false when nothing was written.</returns>
    /// <exception cref="UnknownRegisterException">The register cannot be written.</exception>
    public bool Write(RegisterWrite write)
    {
        using var tables = Store.Edit();
        if (WriteLedger.Stands(tables, write.IdempotencyKey) is { } stands)
            return stands;
        if (write.Reverses is { } reverses)
            WriteLedger.TakeBack(tables, reverses);
        else if (!Holds(tables, write) || !Change(tables, write))
            return false;
        WriteLedger.Remember(tables, write.IdempotencyKey);
        tables.Commit();
        return true;
    }

    private bool Holds(TableReader tables, RegisterWrite write)
    {
        return write.Guard is null
            || Evaluate(tables, write.Row.Key, write.Guard, write.Today, FeelValue.Context.Of([])) == Outcome.True;
    }

    /// <summary>A write that says which rows changes these; when there is none, it changes nothing.</summary>
    private bool Change(TableEditor tables, RegisterWrite write)
    {
        if (write.Where is null)
        {
            Department.Apply(write.Row, tables);
            return true;
        }

        var places = Places(tables, write.Row, FeelExpression.Require(write.Where), write.Today);
        if (places.Count == 0)
            return false;
        Department.Change(places, write.Row, tables);
        return true;
    }

    private List<int> Places(TableReader tables, RegisterRow change, FeelExpression where, DateOnly today)
    {
        var name = change.Resource[(Schema.Code.Length + 1)..];
        var definition = Schema.Registers.GetValueOrDefault(name)
            ?? throw new UnknownRegisterException(Schema.Code, change.Resource);
        var registers = FeelContext.OverRegisters(
            today, _catalogue, register => AnswerOf(tables, change.Key, register), FeelValue.Context.Of([]));
        return
        [
            .. Department.Read(change.Resource, SubjectOf(definition, change.Key), tables).Index()
                .Where(row => FeelEvaluator.Evaluate(where, FeelContext.Of(
                    today, new RowInScope(ContextOf(definition, row.Item), registers.Variables))).IsTrue)
                .Select(row => row.Index),
        ];
    }

    private static string SubjectOf(RegisterSchema register, string key)
    {
        return register.Subject == RegisterSubject.Public ? "" : key;
    }

    private Outcome Evaluate(
        TableReader tables, string key, string expression, DateOnly today, FeelValue.Context supplies)
    {
        EvaluationTrace trace = new();
        var context = FeelContext.OverRegisters(
            today, _catalogue, register => AnswerOf(tables, key, register), supplies, trace);
        return FeelEvaluator.Evaluate(FeelExpression.Require(expression), context) switch
        {
            FeelValue.Boolean { Value: true } => Outcome.True,
            FeelValue.Boolean => Outcome.False,
            _ => trace.ReadAbsent ? Outcome.Absent : Outcome.Null,
        };
    }

    private RegisterAnswer.Rows AnswerOf(TableReader tables, string key, RegisterReference register)
    {
        var definition = Schema.Registers[register.Resource];
        var rows = Department.Read(
            $"{register.Department}.{register.Resource}", SubjectOf(definition, key), tables);
        return new RegisterAnswer.Rows([.. rows.Select(row => ContextOf(definition, row))]);
    }

    private static FeelValue.Context ContextOf(RegisterSchema register, RegisterRow row)
    {
        return FeelValue.Context.Of(register.Fields.Select(field => KeyValuePair.Create(
            field.Name,
            field.Type == "json" && row.Text(field.Name) is { } json
                ? FeelValue.From(JsonElement.Parse(json))
                : FeelValue.From(row.Values.GetValueOrDefault(field.Name)))));
    }
}

/// <summary>A write that the hub asks for.</summary>
/// <param name="Row">The register, the subject and the values, in the catalogue's terms.</param>
/// <param name="Guard">A FEEL condition that must hold in the same transaction, or null.</param>
/// <param name="Today">The business date for the guard.</param>
/// <param name="IdempotencyKey">The write's name: it is applied once.</param>
/// <param name="Reverses">The key of an earlier write that this one takes back, or null.</param>
/// <param name="Where">
/// A FEEL condition over one row's fields: the subject's rows that meet it are changed, at least one. Null adds a row,
/// or sets the one that the row's own values tell.
/// </param>
internal sealed record RegisterWrite(
    RegisterRow Row, string? Guard, DateOnly Today, string IdempotencyKey, string? Reverses, string? Where = null);
