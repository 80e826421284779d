using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// A copy of a database in which every value is random bytes, those aside by which rows are found: the indexed columns.
/// </summary>
internal static class NonsenseDatabase
{
    /// <summary>Makes the copy beside the original.</summary>
    /// <returns>The copy's path.</returns>
    public static string From(string path)
    {
        var copy = path + ".nonsense";
        File.Copy(path, copy, overwrite: true);
        using SqliteConnection connection = new($"Data Source={copy};Mode=ReadWrite;Pooling=False");
        connection.Open();
        foreach (var table in Names(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
            Spoil(connection, table);
        return copy;
    }

    private static void Spoil(SqliteConnection connection, string table)
    {
        var kept = Names(
            connection,
            "SELECT c.name FROM pragma_index_list($table) i, pragma_index_info(i.name) c "
            + "UNION SELECT name FROM pragma_table_info($table) WHERE pk > 0",
            table);
        var spoiled = Names(connection, "SELECT name FROM pragma_table_info($table)", table)
            .Except(kept, StringComparer.OrdinalIgnoreCase)
            .Select(column => $"{SqlText.Quote(column)} = randomblob(6)")
            .ToList();
        if (spoiled.Count > 0)
            connection.Execute($"UPDATE {SqlText.Quote(table)} SET {string.Join(", ", spoiled)}");
    }

    private static List<string> Names(SqliteConnection connection, string query, string? table = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant text; the table is a parameter.
        command.CommandText = query;
#pragma warning restore CA2100
        if (table is not null)
            command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
