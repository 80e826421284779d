using System.Collections.Immutable;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Sql.Conditions;
using SQLitePCL;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>Reads and writes a department's own database by its mapping: one class for every SQL department.</summary>
internal sealed class SqlConnector : IDepartmentConnector, IDisposable
{
    private readonly DepartmentMapping _mapping;
    private readonly string _path;
    private readonly SourceThreads _threads;

    /// <summary>
    /// A connector to a database file; it is opened anew by every call, so that its loss is seen at once.
    /// </summary>
    public SqlConnector(DepartmentMapping mapping, string path)
    {
        _mapping = mapping;
        _path = path;
        _threads = new(mapping.Department.Code, mapping.Concurrency);
    }

    /// <inheritdoc/>
    public string Department => _mapping.Department.Code;

    /// <inheritdoc/>
    public Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        return RunAsync(writable: false, session => Fetch(session, request), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(
        PredicateRequest request, CancellationToken cancellationToken)
    {
        var question = Prepare(() => new SqlQuestion(_mapping, request));
        return RunAsync(writable: false, question.Ask, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        var write = Prepare(() => new SqlWrite(_mapping, request));
        return RunAsync(writable: true, write.Apply, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.Dispose();
    }

    private async Task<T> RunAsync<T>(bool writable, Func<SqliteSession, T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _threads.RunAsync(
                () =>
                {
                    using SqliteSession session = new(_path, writable, cancellationToken);
                    return call(session);
                },
                cancellationToken);
        }
        catch (SqliteFailureException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(failure);
        }
        catch (MalformedValueException malformed)
        {
            throw new SourceException(Department, SourceFailure.Garbage, malformed.Message, malformed);
        }
    }

    /// <summary>
    /// Makes a statement; what the mapping or SQL cannot say is the source's fault, before it is asked.
    /// </summary>
    private T Prepare<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception impossible) when (impossible is UntranslatableException or FormatException)
        {
            throw new SourceException(Department, SourceFailure.Fault, impossible.Message, impossible);
        }
    }

    private SourceAnswer Fetch(SqliteSession session, SourceRequest request)
    {
        var rows = ImmutableDictionary.CreateBuilder<(string Resource, string Key), ImmutableArray<SourceRow>>();
        var failures = ImmutableDictionary.CreateBuilder<string, SourceException>(StringComparer.Ordinal);
        foreach (var selection in request.Resources)
        {
            try
            {
                Fetch(session, selection, request, rows);
            }
            catch (MalformedValueException malformed)
            {
                failures[selection.Resource] = Garbage(malformed);
            }
            catch (SqliteFailureException failure) when (failure.IsMalformedValue)
            {
                failures[selection.Resource] = Garbage(failure);
            }
        }

        return failures.Count < request.Resources.Length || failures.Count == 0
            ? new(rows.ToImmutable(), failures.ToImmutable())
            : throw failures.Values.First();
    }

    private void Fetch(
        SqliteSession session,
        ResourceSelection selection,
        SourceRequest request,
        ImmutableDictionary<(string Resource, string Key), ImmutableArray<SourceRow>>.Builder rows)
    {
        var resource = _mapping.Tables[selection.Resource];
        if (resource.Key is null)
        {
            new SqlFetch(resource, selection).Read(session, [""], rows);
            return;
        }

        foreach (var batch in request.Keys.Chunk(_mapping.BatchSize))
            new SqlFetch(resource, selection).Read(session, batch, rows);
    }

    private SourceException Garbage(Exception inner)
    {
        return new(Department, SourceFailure.Garbage, "A value is not as the source's contract says.", inner);
    }

    private SourceException Failed(SqliteFailureException failure)
    {
        if (failure.IsMalformedValue)
            return Garbage(failure);
        var (kind, message) = failure.Result switch
        {
            raw.SQLITE_PERM or raw.SQLITE_AUTH => (SourceFailure.Refused, "The database refuses the question."),
            raw.SQLITE_CANTOPEN => (SourceFailure.Unavailable, "The database cannot be opened."),
            raw.SQLITE_INTERRUPT => (SourceFailure.Timeout, "The database did not answer in time."),
            _ => (SourceFailure.Fault, $"The database failed with code {failure.Result}."),
        };
        return new(Department, kind, message, failure);
    }
}
