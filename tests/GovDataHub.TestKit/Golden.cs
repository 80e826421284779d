namespace GovDataHub.TestKit;

/// <summary>
/// Compares a text with a committed file; <c>UPDATE_GOLDEN=1</c> writes the file instead. Line ends are LF.
/// </summary>
public static class Golden
{
    /// <summary>The difference between a text and the golden file, or null when they are the same.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="parts">The file's path below the repository's root, in parts.</param>
    public static string? Difference(string actual, params string[] parts)
    {
        string file = Repository.PathOf(parts);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return null;
        }

        if (!File.Exists(file))
        {
            return $"{Path.Combine(parts)} is missing; UPDATE_GOLDEN=1 writes it.";
        }

        string[] expected = File.ReadAllText(file).Split('\n');
        string[] lines = actual.Split('\n');
        for (int line = 0; line < Math.Max(expected.Length, lines.Length); line++)
        {
            string? was = line < expected.Length ? expected[line] : null;
            string? now = line < lines.Length ? lines[line] : null;
            if (was != now)
            {
                return $"{Path.Combine(parts)}:{line + 1}: expected '{was}', got '{now}' (UPDATE_GOLDEN=1 accepts it).";
            }
        }

        return null;
    }
}
