using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>
/// Turns FEEL over one department's registers of one subject into SQL that the department's own database evaluates.
/// What comes out is FEEL's: three-valued logic, null equal to null, a register of one row as that row, a list newest
/// first.
/// </summary>
internal sealed partial class Translator
{
    private readonly DepartmentMapping _mapping;
    private readonly Parameters _parameters;
    private readonly RegisterRows _registers;
    private readonly Clock _clock;
    private readonly ImmutableDictionary<string, object?> _supplies;

    /// <summary>A translator for one question; its parameters go with the statement.</summary>
    public Translator(
        DepartmentMapping mapping,
        Parameters parameters,
        string key,
        DateOnly today,
        ImmutableDictionary<string, object?> supplies)
    {
        _mapping = mapping;
        _parameters = parameters;
        _registers = new(parameters.Of(key));
        _clock = new(parameters.Of(today), today);
        _supplies = supplies;
    }

    /// <summary>An expression's outcome: 1 true, 0 false, 2 null, 3 null because a register has no row.</summary>
    /// <exception cref="UntranslatableException">It has no SQL here.</exception>
    public string Outcome(FeelNode node)
    {
        var term = Value(node, null);
        var truth = Truth.Operand(term);
        return $"(SELECT CASE WHEN v THEN 1 WHEN v IS NOT NULL THEN 0 WHEN {term.Absent} THEN 3 ELSE 2 END "
            + $"FROM (SELECT {truth} AS v))";
    }

    /// <summary>A condition over one row of a register, for <c>WHERE</c>: what is null does not meet it.</summary>
    /// <exception cref="UntranslatableException">It has no SQL here.</exception>
    public string Condition(FeelNode node, SqlResource register)
    {
        return $"({Truth.Operand(Value(node, new Term.CurrentRow(register)))})";
    }

    private Term Translate(FeelNode node, Term.CurrentRow? row)
    {
        return node switch
        {
            Literal literal => Constant(literal.Value),
            NameReference name => Name(name.Name, row),
            PathExpression path => Path(Translate(path.Source, row), path.Name),
            FilterExpression filter => Filter(filter, row),
            ComparisonExpression comparison => Comparison(comparison, row),
            LogicalExpression logical => Logical(logical, row),
            ArithmeticExpression arithmetic => Arithmetic(arithmetic, row),
            Negation negation => Negate(Value(negation.Operand, row)),
            InExpression within => In(within, row),
            BetweenExpression between => Between(between, row),
            IfExpression conditional => If(conditional, row),
            ListExpression list => new Term.Items([.. list.Items.Select(item => Value(item, row))]),
            RangeExpression range => new Term.Range(
                Value(range.Low, row), range.LowIncluded, Value(range.High, row), range.HighIncluded),
            Invocation invocation => Invoke(invocation, row),
            _ => throw new UntranslatableException(node.GetType().Name),
        };
    }

    /// <summary>A term as one value: of a register that holds one row, whether the row is there.</summary>
    private Term.Scalar Value(FeelNode node, Term.CurrentRow? row)
    {
        return Translate(node, row) switch
        {
            Term.Scalar scalar => scalar,
            Term.Row found => new($"(CASE WHEN {_registers.Exists(found)} THEN 1 END)", Kind.Opaque)
            {
                Absent = found.Absent,
            },
            var other => throw new UntranslatableException(other.GetType().Name),
        };
    }

    private Term.Scalar Constant(FeelValue value)
    {
        return value switch
        {
            FeelValue.Null => Term.Null,
            FeelValue.Boolean truth => new(truth.Value ? "1" : "0", Kind.Boolean),
            FeelValue.Text text => new(_parameters.Of(text.Value), Kind.Text),
            FeelValue.Number number => Number((double)number.Value.ToDecimal()),
            FeelValue.Date date => new(_parameters.Of(Day(date)), Kind.Date),
            _ => throw new UntranslatableException(value.TypeName),
        };
    }

    private static DateOnly Day(FeelValue.Date date)
    {
        return DateOnly.ParseExact(date.Value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private Term.Scalar Number(double value)
    {
        return new(_parameters.Of(value), Kind.Number);
    }

    private Term Name(string name, Term.CurrentRow? row)
    {
        if (row is not null)
        {
            if (row.Register.Fields.TryGetValue(name, out var field))
                return RegisterRows.Field(field);
            if (name == "item")
                return row;
        }

        return name switch
        {
            "supply" => new Term.Supplies(),
            _ when name == _mapping.Department.Code => new Term.Department(),
            _ => throw new UntranslatableException($"The name {name}"),
        };
    }

    private Term Path(Term source, string name)
    {
        return source switch
        {
            Term.Department => Register(name),
            Term.Supplies => Supply(_supplies.GetValueOrDefault(name)),
            Term.Row row => _registers.Field(row, FieldOf(row.Register, name)),
            Term.CurrentRow row => RegisterRows.Field(FieldOf(row.Register, name)),
            Term.Rows rows => new Term.Column(rows, FieldOf(rows.Register, name)) { Absent = rows.Absent },
            Term.Scalar { Kind: Kind.Date or Kind.Moment } date => Property(date, name),
            _ => throw new UntranslatableException($"The property {name}"),
        };
    }

    private static Term.Scalar Property(Term.Scalar date, string name)
    {
        var place = name switch
        {
            "year" => "1, 4",
            "month" => "6, 2",
            "day" => "9, 2",
            _ => throw new UntranslatableException($"The property {name}"),
        };
        return new($"CAST(substr({date.Sql}, {place}) AS REAL)", Kind.Number) { Absent = date.Absent };
    }

    private Term Register(string name)
    {
        if (!_mapping.Tables.TryGetValue(name, out var register))
            throw new UntranslatableException($"The register {name}");
        var absent = _registers.Absent(register);
        return register.Resource.Many
            ? new Term.Rows(register, []) { Absent = absent }
            : new Term.Row(register, [], 0) { Absent = absent };
    }

    private static SqlField FieldOf(SqlResource register, string name)
    {
        return register.Fields.TryGetValue(name, out var field)
            ? field
            : throw new UntranslatableException($"The field {name}");
    }

    private Term Supply(object? value)
    {
        return value switch
        {
            null => Term.Null,
            string => new Term.Scalar(_parameters.Of(value), Kind.Text),
            bool truth => new Term.Scalar(truth ? "1" : "0", Kind.Boolean),
            long number => Number(number),
            int number => Number(number),
            decimal number => Number((double)number),
            DateOnly => new Term.Scalar(_parameters.Of(value), Kind.Date),
            DateTimeOffset => new Term.Scalar(_parameters.Of(value), Kind.Moment),
            System.Text.Json.JsonElement json => Constants(FeelValue.From(json)),
            IEnumerable<object?> items => new Term.Items([.. items.Select(item => (Term.Scalar)Supply(item))]),
            _ => throw new UntranslatableException(value.GetType().Name),
        };
    }

    private Term Constants(FeelValue value)
    {
        return value is FeelValue.List list ? new Term.Items([.. list.Items.Select(Constant)]) : Constant(value);
    }

    private Term Filter(FilterExpression filter, Term.CurrentRow? row)
    {
        var source = Translate(filter.Source, row) switch
        {
            Term.Rows rows => rows,
            Term.Row { Position: 0, Conditions: [] } one =>
                new Term.Rows(one.Register, []) { Absent = one.Absent },
            var other => throw new UntranslatableException($"A filter over {other.GetType().Name}"),
        };
        if (filter.Condition is Literal { Value: FeelValue.Number number })
        {
            return number.Value.TryGetInt64(out var position) && position > 0
                ? new Term.Row(source.Register, source.Conditions, position - 1) { Absent = source.Absent }
                : throw new UntranslatableException("A position from the end");
        }

        var condition = Value(filter.Condition, new(source.Register));
        if (condition.Kind == Kind.Number)
            throw new UntranslatableException("A position that is computed");
        Term filtered = source with { Conditions = source.Conditions.Add(Truth.Operand(condition)) };
        return filtered;
    }
}
