using System.Globalization;
using System.Text;
using GovDataHub.Audit.Notes;

namespace GovDataHub.Audit.Checkpoints;

/// <summary>
/// The newest signed checkpoint of a year as a file, outside the database: what has been given out. A database that was
/// rolled back is found out by it.
/// </summary>
/// <param name="directory">The log's directory.</param>
/// <param name="year">The year.</param>
public sealed class PublishedCheckpoint(string directory, int year)
{
    private readonly string _directory = Path.Combine(directory, year.ToString("0000", CultureInfo.InvariantCulture));

    private string NotePath => Path.Combine(_directory, "checkpoint");

    private string KeyPath => Path.Combine(_directory, "vkey");

    /// <summary>The years of a log's directory of which something was published, the oldest first.</summary>
    public static IReadOnlyList<int> Years(string directory)
    {
        return [.. Directory.EnumerateDirectories(directory)
            .Where(year => File.Exists(Path.Combine(year, "checkpoint")) || File.Exists(Path.Combine(year, "vkey")))
            .Select(path => Path.GetFileName(path))
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out int year) ? year : 0)
            .Where(year => year > 0)
            .Order()];
    }

    /// <summary>The signed note, null when none was published.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? Read()
    {
        return File.Exists(NotePath) ? File.ReadAllText(NotePath) : null;
    }

    /// <summary>The public key that signs the year's checkpoints, null when none was published.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="FormatException">It is no verifier key.</exception>
    public NoteVerifier? ReadKey()
    {
        return File.Exists(KeyPath) ? NoteVerifier.Parse(File.ReadAllText(KeyPath)) : null;
    }

    /// <summary>Replaces the checkpoint, and publishes the key if it is not yet; durable on return.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string note, NoteVerifier key)
    {
        if (!File.Exists(KeyPath))
        {
            DurableFile.Replace(KeyPath, Encoding.UTF8.GetBytes($"{key}\n"));
        }

        DurableFile.Replace(NotePath, Encoding.UTF8.GetBytes(note));
    }
}
