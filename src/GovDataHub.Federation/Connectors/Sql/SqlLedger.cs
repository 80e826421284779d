using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>The way back of one change: the row, and its columns before; null for a row that was inserted.</summary>
internal sealed record SqlUndo(string Table, long Row, Dictionary<string, JsonElement>? Before);

/// <summary>
/// The writes a department has taken from the hub, by idempotency key, in a table of the department's database, so that
/// each is applied once and can be taken back once.
/// </summary>
internal sealed class SqlLedger(SqliteSession session)
{
    private const string Written = "written";
    private const string TakenBack = "taken back";

    /// <summary>What became of a key: null when it was never seen, else whether its change stands.</summary>
    public bool? Stands(string key)
    {
        return Find(key)?.State switch { null => null, Written => true, _ => false };
    }

    /// <summary>Remembers a key with the way back of its changes.</summary>
    public void Remember(string key, IReadOnlyList<SqlUndo> undo)
    {
        session.Execute(
            "INSERT INTO HUB_WRITES (WRITE_KEY, STATE, CHANGES) VALUES (?, ?, ?)",
            key,
            Written,
            JsonSerializer.Serialize(undo, SqlLedgerJson.Default.IReadOnlyListSqlUndo));
    }

    /// <summary>Takes a write back; a key never seen is remembered as taken back, so that it can never apply.</summary>
    public void TakeBack(string key)
    {
        if (Find(key) is (Written, { } changes))
        {
            var undos = JsonSerializer.Deserialize(changes, SqlLedgerJson.Default.IReadOnlyListSqlUndo)!;
            foreach (var undo in undos.Reverse())
                Restore(undo);
        }

        session.Execute(
            "INSERT INTO HUB_WRITES (WRITE_KEY, STATE) VALUES (?, ?) "
            + "ON CONFLICT (WRITE_KEY) DO UPDATE SET STATE = excluded.STATE",
            key,
            TakenBack);
    }

    private static object? Raw(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ when value.TryGetInt64(out var whole) => whole,
            _ => value.GetDouble(),
        };
    }

    private (string State, string? Changes)? Find(string key)
    {
        using var statement = session.Prepare("SELECT STATE, CHANGES FROM HUB_WRITES WHERE WRITE_KEY = ?");
        statement.Bind([key]);
        return statement.Step() ? ((string)statement.Column(0)!, (string?)statement.Column(1)) : null;
    }

    private void Restore(SqlUndo undo)
    {
        var table = SqlText.Quote(undo.Table);
        if (undo.Before is not { } before)
        {
            session.Execute($"DELETE FROM {table} WHERE rowid = ?", undo.Row);
            return;
        }

        var columns = string.Join(", ", before.Keys.Select(column => $"{SqlText.Quote(column)} = ?"));
        session.Execute(
            $"UPDATE {table} SET {columns} WHERE rowid = ?", [.. before.Values.Select(Raw), undo.Row]);
    }
}

[JsonSerializable(typeof(IReadOnlyList<SqlUndo>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
internal sealed partial class SqlLedgerJson : JsonSerializerContext;
