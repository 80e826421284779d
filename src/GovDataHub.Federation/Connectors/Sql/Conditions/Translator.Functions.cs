using System.Globalization;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>The functions that rules use.</summary>
internal sealed partial class Translator
{
    private Term.Scalar Invoke(Invocation invocation, Term.CurrentRow? row)
    {
        if (invocation.Function is not NameReference { Name: var name } || !invocation.ParameterNames.IsEmpty)
            throw new UntranslatableException("A function that is computed or called by names");
        return (name, invocation.Arguments) switch
        {
            ("today", []) => _clock.Today,
            ("thisYear", []) => Number(_clock.Year),
            ("date", [Literal { Value: FeelValue.Text text }]) when DateOnly.TryParseExact(
                text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                new(_parameters.Of(day), Kind.Date),
            ("date and time", [Literal { Value: FeelValue.Text text }]) when DateTimeOffset.TryParse(
                text.Value, CultureInfo.InvariantCulture, out var moment) => new(_parameters.Of(moment), Kind.Moment),
            ("count", [var list]) => Count(Translate(list, row), ofText: false),
            ("size", [var list]) => Count(Translate(list, row), ofText: true),
            ("not", [var operand]) => Not(Value(operand, row)),
            ("nz", [var number]) => OrZero(Value(number, row)),
            ("isNone", [var value]) => IsNone(Value(value, row)),
            ("daysSince", [var date]) => _clock.DaysSince(Value(date, row)),
            ("daysUntil", [var date]) => Negate(_clock.DaysSince(Value(date, row))),
            ("monthsSince", [var date]) => _clock.UnitsSince(Value(date, row), "30.44"),
            ("yearsSince", [var date]) => _clock.UnitsSince(Value(date, row), "365.25"),
            ("age", [var date]) => Floor(_clock.UnitsSince(Value(date, row), "365.25")),
            ("floor", [var number]) => Floor(Value(number, row)),
            _ => throw new UntranslatableException($"The function {name}"),
        };
    }

    private Term.Scalar Count(Term list, bool ofText)
    {
        return list switch
        {
            Term.Rows rows => new(_registers.Count(rows), Kind.Number) { Absent = rows.Absent },
            Term.Column column => new(_registers.Count(column.Source), Kind.Number) { Absent = column.Absent },
            Term.Items items => Number(items.Members.Length),
            Term.Scalar { Kind: Kind.Text } text when ofText =>
                new($"CAST(length({text.Sql}) AS REAL)", Kind.Number) { Absent = text.Absent },
            Term.Scalar { Kind: Kind.Null } => Term.Null,
            _ => throw new UntranslatableException($"Counting {list.GetType().Name}"),
        };
    }

    private static Term.Scalar Not(Term.Scalar operand)
    {
        return Truth.Of($"(NOT {Truth.Operand(operand)})", operand);
    }

    private static Term.Scalar OrZero(Term.Scalar number)
    {
        return number.Kind switch
        {
            Kind.Number => number with { Sql = $"coalesce({number.Sql}, 0.0)" },
            Kind.Null => new("0.0", Kind.Number) { Absent = number.Absent },
            _ => throw new UntranslatableException($"nz of {number.Kind}"),
        };
    }

    private static Term.Scalar IsNone(Term.Scalar value)
    {
        return value.Kind == Kind.Text
            ? Truth.Of($"({value.Sql} IS NULL OR {value.Sql} = 'none')", value)
            : Truth.Of($"({value.Sql} IS NULL)", value);
    }

    private static Term.Scalar Floor(Term.Scalar number)
    {
        if (number.Kind != Kind.Number)
            return Term.Null with { Absent = number.Absent };
        var whole = $"CAST({number.Sql} AS INTEGER)";
        return number with { Sql = $"CAST({whole} - ({number.Sql} < {whole}) AS REAL)" };
    }

    /// <summary>The business date, as parameter and as constant.</summary>
    private sealed class Clock(string parameter, DateOnly today)
    {
        public Term.Scalar Today { get; } = new(parameter, Kind.Date);

        public int Year { get; } = today.Year;

        public Term.Scalar DaysSince(Term.Scalar date)
        {
            return date.Kind switch
            {
                Kind.Date or Kind.Moment => new(
                    $"(julianday({parameter}) - julianday(substr({date.Sql}, 1, 10)))", Kind.Number)
                {
                    Absent = date.Absent,
                },
                _ => Term.Null with { Absent = date.Absent },
            };
        }

        public Term.Scalar UnitsSince(Term.Scalar date, string days)
        {
            var since = DaysSince(date);
            return since.Kind == Kind.Null ? since : since with { Sql = $"({since.Sql} / {days})" };
        }
    }
}
