using System.Globalization;
using System.Text;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Keys;

/// <summary>
/// The log's secrets in one file beside, never in, its database; readable by its owner alone. Lines of words:
/// <c>sign</c> year secret, <c>tag</c> year base64, <c>subject</c> year class path base64. Replaced as a whole, never
/// in part.
/// </summary>
public sealed class KeyFile
{
    private const string Header = "govdatahub audit keys v1";
    private const string RootPath = "-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string _originPrefix;
    private readonly RandomFill _fill;
    private readonly Lock _writing = new();

    // Replaced under _writing, read without it.
    private volatile Dictionary<int, YearKeys> _years;

    /// <summary>Opens the key file; it is made when the first year's keys are asked for.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="originPrefix">A year's origin is this, a slash and the year.</param>
    /// <param name="fill">The source of new secrets.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="FormatException">It is not a key file.</exception>
    public KeyFile(string path, string originPrefix, RandomFill fill)
    {
        _path = Path.GetFullPath(path);
        _originPrefix = originPrefix;
        _fill = fill;
        _years = File.Exists(_path) ? Parse(File.ReadAllLines(_path)) : [];
    }

    /// <summary>The keys of a year, null when there are none.</summary>
    public YearKeys? Find(int year)
    {
        return _years.GetValueOrDefault(year);
    }

    /// <summary>The keys of a year, made and written when there are none yet.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public YearKeys ForYear(int year)
    {
        return Find(year) ?? Change(year, keys => keys ?? YearKeys.Create(year, OriginOf(year), _fill));
    }

    /// <summary>
    /// Erases a subject's key of a class and year: what is sealed under it can never be read again, and every proof
    /// stays valid. Durable on return. Copies of the file elsewhere, backups among them, are their owner's to erase.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; nothing is erased.</exception>
    public void Erase(int year, RetentionClass retention, string subjectId)
    {
        Change(year, keys => keys?.Erase(retention, keys.PseudonymOf(subjectId)));
    }

    /// <summary>
    /// Erases all subjects' keys of a class and year, when its time of retention is over. Durable on return.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; nothing is erased.</exception>
    public void Erase(int year, RetentionClass retention)
    {
        Change(year, keys => keys?.Erase(retention));
    }

    /// <summary>The origin of a year's log.</summary>
    public string OriginOf(int year)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{_originPrefix}/{year}");
    }

    private YearKeys Change(int year, Func<YearKeys?, YearKeys?> change)
    {
        lock (_writing)
        {
            YearKeys changed = change(Find(year))
                ?? throw new ArgumentException($"There are no keys of {year}.", nameof(year));
            var years = new Dictionary<int, YearKeys>(_years) { [year] = changed };
            Write(years);
            _years = years;
            return changed;
        }
    }

    private void Write(Dictionary<int, YearKeys> years)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (YearKeys keys in years.Values.OrderBy(keys => keys.Year))
        {
            Print(text, keys);
        }

        DurableFile.Replace(_path, Encoding.UTF8.GetBytes(text.ToString()), OwnerOnly);
    }

    private static void Print(StringBuilder text, YearKeys keys)
    {
        text.Append(CultureInfo.InvariantCulture, $"sign {keys.Year} {keys.Signer.ToSecret()}\n");
        text.Append(CultureInfo.InvariantCulture, $"tag {keys.Year} {Convert.ToBase64String(keys.TagKey)}\n");
        foreach ((RetentionClass retention, KeyTree tree) in keys.SubjectKeys.OrderBy(pair => pair.Key))
        {
            foreach ((string path, byte[] secret) in tree.Secrets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"subject {keys.Year} {(int)retention} ");
                text.Append(path.Length == 0 ? RootPath : path).Append(' ');
                text.Append(Convert.ToBase64String(secret)).Append('\n');
            }
        }
    }

    private static Dictionary<int, YearKeys> Parse(string[] lines)
    {
        if (lines.Length == 0 || lines[0] != Header)
        {
            throw new FormatException("Not an audit key file.");
        }

        return lines[1..].Where(line => line.Length > 0).Select(line => line.Split(' '))
            .GroupBy(words => int.Parse(words[1], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => ParseYear(group.Key, [.. group]));
    }

    private static YearKeys ParseYear(int year, string[][] lines)
    {
        string sign = lines.Single(words => words[0] == "sign")[2];
        byte[] tag = Convert.FromBase64String(lines.Single(words => words[0] == "tag")[2]);
        Dictionary<RetentionClass, KeyTree> subjects = lines.Where(words => words[0] == "subject")
            .GroupBy(words => (RetentionClass)int.Parse(words[2], CultureInfo.InvariantCulture))
            .ToDictionary(
                group => group.Key,
                group => new KeyTree(group.Select(words => new KeyValuePair<string, byte[]>(
                    words[3] == RootPath ? string.Empty : words[3], Convert.FromBase64String(words[4])))));
        return new YearKeys(year, NoteSigner.Parse(sign), tag, subjects);
    }
}
