using System.CommandLine;
using System.Globalization;
using System.Text;
using GovDataHub.Audit.Notes;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Audit;

/// <summary>Where the log and its key are.</summary>
internal static class LogSource
{
    /// <summary><c>--data</c>.</summary>
    public static Option<string?> DataOption()
    {
        return new Option<string?>("--data") { Description = "The platform's data directory (standard: HUB_DATA)." };
    }

    /// <summary>The log's directory in a data directory, which must be there.</summary>
    /// <exception cref="HubUsageException">There is none.</exception>
    public static string DirectoryOf(string? data)
    {
        string directory = Path.Combine(data ?? HubOptions.FromEnvironment().DataDirectory, "audit");
        return Directory.Exists(directory)
            ? directory
            : throw new HubUsageException(
                $"there is no log in '{directory}'; --data names the platform's data directory");
    }

    /// <summary>
    /// The keys that <c>--vkey</c> names: one itself, or a file with one a line; none when it is not given.
    /// </summary>
    /// <exception cref="HubUsageException">It is no verifier key.</exception>
    public static NoteVerifier[] ReadKeys(string? given)
    {
        return given is null ? []
            : ParseKeys(File.Exists(given) ? File.ReadAllBytes(given) : Encoding.UTF8.GetBytes(given));
    }

    /// <summary>Keys from their text.</summary>
    /// <exception cref="HubUsageException">It is no verifier key.</exception>
    public static NoteVerifier[] ParseKeys(byte[] text)
    {
        try
        {
            return [.. Encoding.UTF8.GetString(text)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(NoteVerifier.Parse)];
        }
        catch (FormatException failure)
        {
            throw new HubUsageException($"the verifier key is not one: {failure.Message}");
        }
    }

    /// <summary>A year as a report's name.</summary>
    public static string NameOf(int year)
    {
        return year.ToString(CultureInfo.InvariantCulture);
    }
}
