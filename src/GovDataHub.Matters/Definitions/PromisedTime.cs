using System.Globalization;
using System.Text.RegularExpressions;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// A term: <c>now</c>, <c>5d</c> calendar days, <c>20wd</c> working days (halves are allowed: <c>0.5wd</c>),
/// <c>1m</c> months, <c>-</c> none.
/// </summary>
public readonly partial record struct PromisedTime(PromisedUnit Unit, decimal Count)
{
    /// <summary>How long "now" may take before the case counts as late.</summary>
    private static readonly TimeSpan OnTheSpot = TimeSpan.FromHours(1);

    /// <summary>No term.</summary>
    public static PromisedTime None => new(PromisedUnit.None, 0);

    /// <summary>Reads the spelling above; null when it is none of them.</summary>
    public static PromisedTime? Parse(string text)
    {
        if (text == "-")
        {
            return None;
        }

        if (text == "now")
        {
            return new PromisedTime(PromisedUnit.Now, 0);
        }

        var match = Spelling().Match(text);
        if (!match.Success)
        {
            return null;
        }

        decimal count = decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "d" => new PromisedTime(PromisedUnit.Days, count),
            "wd" => new PromisedTime(PromisedUnit.WorkingDays, count),
            _ => new PromisedTime(PromisedUnit.Months, count),
        };
    }

    /// <summary>The moment the term ends, or null when there is none.</summary>
    /// <param name="from">The moment it begins, with the offset of the civil calendar.</param>
    /// <param name="calendar">The working days.</param>
    public DateTimeOffset? EndFrom(DateTimeOffset from, WorkingDayCalendar calendar)
    {
        return Unit switch
        {
            PromisedUnit.None => null,
            PromisedUnit.Now => from + OnTheSpot,
            PromisedUnit.Days => from.AddDays((double)Count),
            PromisedUnit.WorkingDays => calendar.Add(from, Count),
            _ => from.AddMonths((int)Math.Floor(Count)).AddDays((double)(Count - Math.Floor(Count)) * 30),
        };
    }

    /// <summary>The spelling again.</summary>
    public override string ToString()
    {
        string count = Count.ToString("0.##", CultureInfo.InvariantCulture);
        return Unit switch
        {
            PromisedUnit.None => "-",
            PromisedUnit.Now => "now",
            PromisedUnit.Days => $"{count}d",
            PromisedUnit.WorkingDays => $"{count}wd",
            _ => $"{count}m",
        };
    }

    [GeneratedRegex("^([0-9]{1,4}(?:\\.[0-9])?)(d|wd|m)$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}

/// <summary>What a term is counted in.</summary>
public enum PromisedUnit
{
    /// <summary>There is no term.</summary>
    None,

    /// <summary>On the spot.</summary>
    Now,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Working days.</summary>
    WorkingDays,

    /// <summary>Months.</summary>
    Months,
}
