using System.Collections.Immutable;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Sql.Conditions;
using GovDataHub.Rules.Language;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>One statement that returns the outcomes of FEEL expressions over one subject, and nothing else.</summary>
internal sealed class SqlQuestion
{
    private readonly Parameters _parameters = new();
    private readonly string _text;
    private readonly int _expressions;

    /// <exception cref="UntranslatableException">An expression has no SQL.</exception>
    /// <exception cref="FormatException">An expression is no FEEL.</exception>
    public SqlQuestion(DepartmentMapping mapping, PredicateRequest request)
    {
        Translator translator = new(mapping, _parameters, request.Key, request.Today, request.Supplies);
        _expressions = request.Expressions.Length;
        _text = "SELECT " + string.Join(
            ", ", request.Expressions.Select(text => translator.Outcome(FeelExpression.Require(text).Root)));
    }

    /// <summary>Asks the database.</summary>
    public ImmutableArray<PredicateOutcome> Ask(SqliteSession session)
    {
        using var statement = session.Prepare(_text);
        statement.Bind(_parameters.Values);
        statement.Step();
        var outcomes = ImmutableArray.CreateBuilder<PredicateOutcome>(_expressions);
        for (var i = 0; i < _expressions; i++)
        {
            outcomes.Add(statement.Column(i) switch
            {
                1L => PredicateOutcome.True,
                0L => PredicateOutcome.False,
                2L => PredicateOutcome.Null,
                3L => PredicateOutcome.Absent,
                _ => throw new MalformedValueException(),
            });
        }

        return outcomes.MoveToImmutable();
    }
}
