using System.Collections.Frozen;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// The working days of mainland China: weekdays that are no public holiday, and the weekend days that the State
/// Council moves work to. A year the table does not list has its weekends only.
/// </summary>
public sealed class WorkingDayCalendar
{
    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _workdays;

    /// <summary>A calendar of days off on weekdays and days of work on weekends.</summary>
    public WorkingDayCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workdays)
    {
        _holidays = holidays.ToFrozenSet();
        _workdays = workdays.ToFrozenSet();
    }

    /// <summary>
    /// Reads <c>holidays.yaml</c>: years with <c>off:</c> (dates or <c>from..to</c>) and <c>work:</c>.
    /// </summary>
    /// <exception cref="DefinitionException">The file is not of this shape.</exception>
    public static WorkingDayCalendar Load(string file)
    {
        var problems = new List<DefinitionProblem>();
        var root = YamlFields.Open(file, File.ReadAllText(file), problems);
        var off = new List<DateOnly>();
        var work = new List<DateOnly>();
        foreach (var year in root?.Items("years") ?? [])
        {
            off.AddRange(year.Strings("off").SelectMany(span => Days(span, year)));
            work.AddRange(year.Strings("work").SelectMany(span => Days(span, year)));
        }

        DefinitionException.ThrowIfAny(problems);
        return new WorkingDayCalendar(off, work);
    }

    /// <summary>Whether people work that day.</summary>
    public bool IsWorkingDay(DateOnly day)
    {
        return _workdays.Contains(day)
            || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));
    }

    /// <summary>
    /// The same time of day after so many working days; a half day is twelve hours into the next working day. The day
    /// of the start does not count.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, decimal workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var at = from;
        decimal left = workingDays;
        while (left > 0)
        {
            at = at.AddDays(left >= 1 ? 1 : 0.5);
            bool counts = IsWorkingDay(DateOnly.FromDateTime(at.DateTime));
            left -= left >= 1 ? (counts ? 1 : 0) : (counts ? left : 0);
        }

        return at;
    }

    private static IEnumerable<DateOnly> Days(string span, YamlFields at)
    {
        var ends = span.Split("..");
        if (ends.Length > 2
            || !DateOnly.TryParseExact(ends[0], "yyyy-MM-dd", out var first)
            || !DateOnly.TryParseExact(ends[^1], "yyyy-MM-dd", out var last))
        {
            at.Problem($"'{span}' is not a date such as 2026-10-01 or a span such as 2026-10-01..2026-10-07");
            yield break;
        }

        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
