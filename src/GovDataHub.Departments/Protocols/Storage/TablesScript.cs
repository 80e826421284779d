using System.Collections.Immutable;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// A department's <c>tables.sql</c>, embedded: its statements, with the indexes apart, because a register is loaded
/// faster before it is indexed. A statement ends with a semicolon at the end of a line.
/// </summary>
internal sealed record TablesScript(ImmutableArray<string> Tables, ImmutableArray<string> Indexes)
{
    /// <summary>Reads the script of a department.</summary>
    public static TablesScript Of(Department department)
    {
        var name = $"{typeof(TablesScript).Assembly.GetName().Name}.Registers.{department.Code}.tables.sql";
        using var stream = typeof(TablesScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{department.Code} has no tables.sql.");
        using var reader = new StreamReader(stream);
        var statements = reader.ReadToEnd()
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(
            [.. statements.Where(statement => !IsIndex(statement))], [.. statements.Where(IsIndex)]);
    }

    private static bool IsIndex(string statement)
    {
        return statement.StartsWith("CREATE INDEX", StringComparison.OrdinalIgnoreCase);
    }
}
