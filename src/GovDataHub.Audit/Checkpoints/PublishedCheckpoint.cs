using System.Globalization;

namespace GovDataHub.Audit.Checkpoints;

/// <summary>
/// The newest signed checkpoint of a year as a file, outside the database: what has been given out. A database that was
/// rolled back is found out by it.
/// </summary>
/// <param name="directory">The log's directory.</param>
/// <param name="year">The year.</param>
public sealed class PublishedCheckpoint(string directory, int year)
{
    private readonly string _path = Path.Combine(
        directory, year.ToString("0000", CultureInfo.InvariantCulture), "checkpoint");

    /// <summary>The signed note, null when none was published.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? Read()
    {
        return File.Exists(_path) ? File.ReadAllText(_path) : null;
    }

    /// <summary>Replaces it; durable on return.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string note)
    {
        DurableFile.Replace(_path, System.Text.Encoding.UTF8.GetBytes(note));
    }
}
