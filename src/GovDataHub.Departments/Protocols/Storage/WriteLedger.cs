using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// The writes a department has taken from the hub, by idempotency key, in the same transaction as their changes: each
/// is applied once and can be taken back once.
/// </summary>
internal static class WriteLedger
{
    /// <summary>The ledger's table, which every department of the city has.</summary>
    public const string CreateTable =
        "CREATE TABLE HUB_WRITES (WRITE_KEY TEXT PRIMARY KEY, STATE TEXT NOT NULL, CHANGES TEXT) WITHOUT ROWID";

    private const string Written = "written";
    private const string TakenBack = "taken back";

    /// <summary>What became of a key: null when it was never seen, else whether its change stands.</summary>
    public static bool? Stands(TableEditor tables, string key)
    {
        return StateOf(tables, key) switch { null => null, Written => true, _ => false };
    }

    /// <summary>Remembers the key with the changes made so far.</summary>
    public static void Remember(TableEditor tables, string key)
    {
        tables.Execute(
            "INSERT INTO HUB_WRITES (WRITE_KEY, STATE, CHANGES) VALUES ($key, $state, $changes)",
            ("$key", key),
            ("$state", Written),
            ("$changes", JsonSerializer.Serialize(tables.Changes, LedgerJson.Default.IReadOnlyListChange)));
    }

    /// <summary>Takes a write back; a key never seen is remembered as taken back, so that it can never apply.</summary>
    public static void TakeBack(TableEditor tables, string key)
    {
        if (StateOf(tables, key) == Written)
        {
            var json = tables.Scalar<string>("SELECT CHANGES FROM HUB_WRITES WHERE WRITE_KEY = $key", [("$key", key)]);
            var changes = JsonSerializer.Deserialize(json!, LedgerJson.Default.IReadOnlyListChange)!;
            tables.TakeBack(changes.Select(Restore));
        }

        tables.Execute(
            "INSERT INTO HUB_WRITES (WRITE_KEY, STATE) VALUES ($key, $state) "
            + "ON CONFLICT (WRITE_KEY) DO UPDATE SET STATE = excluded.STATE",
            ("$key", key),
            ("$state", TakenBack));
    }

    private static string? StateOf(TableEditor tables, string key)
    {
        return tables.Scalar<string>("SELECT STATE FROM HUB_WRITES WHERE WRITE_KEY = $key", [("$key", key)]);
    }

    private static TableEditor.Change Restore(TableEditor.Change change)
    {
        return change.Before is null
            ? change
            : change with { Before = change.Before.ToDictionary(b => b.Key, b => Restore((JsonElement?)b.Value)) };
    }

    private static object? Restore(JsonElement? value)
    {
        return value switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            { } other => throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"The ledger holds a {other.ValueKind}.")),
        };
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<TableEditor.Change>), TypeInfoPropertyName = "IReadOnlyListChange")]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class LedgerJson : JsonSerializerContext;
