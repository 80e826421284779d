using System.Collections.Immutable;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Sql.Conditions;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// One write to a register: guard, change and ledger entry in one transaction. A register of one row a subject is set
/// where the values say so, a register of many gets a row more, unless a condition says which rows are changed.
/// </summary>
internal sealed class SqlWrite
{
    private readonly WriteRequest _request;
    private readonly SqlQuestion? _guard;
    private readonly SqlChange? _change;

    /// <exception cref="UntranslatableException">The guard has no SQL, or the register cannot be written.</exception>
    /// <exception cref="FormatException">The guard is no FEEL.</exception>
    public SqlWrite(DepartmentMapping mapping, WriteRequest request)
    {
        _request = request;
        if (request.Reverses is not null)
            return;
        _change = new(mapping, request);
        if (request.Guard is { } guard)
        {
            _guard = new(mapping, new(
                request.SubjectKind, request.Key, [guard], request.Today, ImmutableDictionary<string, object?>.Empty));
        }
    }

    /// <summary>Applies it once.</summary>
    public WriteOutcome Apply(SqliteSession session)
    {
        session.Execute("BEGIN IMMEDIATE");
        SqlLedger ledger = new(session);
        if (ledger.Stands(_request.IdempotencyKey) is { } stands)
            return stands ? WriteOutcome.Written : WriteOutcome.GuardFailed;
        IReadOnlyList<SqlUndo> undo = [];
        if (_request.Reverses is { } reverses)
            ledger.TakeBack(reverses);
        else if ((_guard is null || _guard.Ask(session) is [PredicateOutcome.True])
            && _change!.Apply(session) is { } changes)
            undo = changes;
        else
            return WriteOutcome.GuardFailed;
        ledger.Remember(_request.IdempotencyKey, undo);
        session.Execute("COMMIT");
        return WriteOutcome.Written;
    }
}
