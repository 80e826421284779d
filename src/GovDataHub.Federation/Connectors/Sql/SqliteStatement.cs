using System.Globalization;
using SQLitePCL;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>A compiled statement of a session.</summary>
internal sealed class SqliteStatement(SqliteSession session, sqlite3_stmt statement) : IDisposable
{
    private bool _started;

    /// <summary>Binds the parameters in order: null, string, long, double, decimal (as text), bool.</summary>
    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(i + 1, values[i]);
    }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="SqliteFailureException">The database failed.</exception>
    /// <exception cref="OperationCanceledException">The deadline has passed.</exception>
    public bool Step()
    {
        while (true)
        {
            switch (raw.sqlite3_step(statement))
            {
                case raw.SQLITE_ROW:
                    _started = true;
                    return true;
                case raw.SQLITE_DONE:
                    return false;
                case var result:
                    session.WaitOrThrow(_started && result == raw.SQLITE_BUSY ? raw.SQLITE_IOERR : result);
                    raw.sqlite3_reset(statement);
                    break;
            }
        }
    }

    /// <summary>A column of the row: null, string, long, double, or a <see cref="byte"/> array.</summary>
    public object? Column(int index)
    {
        return raw.sqlite3_column_type(statement, index) switch
        {
            raw.SQLITE_NULL => null,
            raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, index),
            raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, index),
            raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, index).utf8_to_string(),
            _ => Array.Empty<byte>(),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        statement.Dispose();
    }

    private void Bind(int index, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => raw.sqlite3_bind_text(statement, index, text),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            double number => raw.sqlite3_bind_double(statement, index, number),
            bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
            decimal number => raw.sqlite3_bind_text(statement, index, number.ToString(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"A {value.GetType().Name} cannot be bound.", nameof(value)),
        };
    }
}
