using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.Definitions;

/// <summary>Terms over the Chinese working-day calendar.</summary>
public sealed class WorkingDayCalendarTests
{
    [Theory]
    [InlineData("2026-11-20", "1wd", "2026-11-23")]
    [InlineData("2026-11-20", "5wd", "2026-11-27")]
    [InlineData("2026-09-30", "1wd", "2026-10-08")]
    [InlineData("2026-09-18", "1wd", "2026-09-20")]
    [InlineData("2026-02-13", "2wd", "2026-02-24")]
    [InlineData("2026-11-20", "3d", "2026-11-23")]
    [InlineData("2026-01-31", "1m", "2026-02-28")]
    public void A_term_ends_on_the_day_the_calendar_says(string from, string term, string to)
    {
        var day = DateOnly.ParseExact(from, "yyyy-MM-dd");
        var start = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
        var end = PromisedTime.Parse(term)!.Value.EndFrom(start, SchemaFixture.Calendar);
        Assert.Equal(DateOnly.ParseExact(to, "yyyy-MM-dd"), DateOnly.FromDateTime(end!.Value.DateTime));
    }

    [Theory]
    [InlineData("now")]
    [InlineData("0.5wd")]
    [InlineData("20wd")]
    [InlineData("1m")]
    [InlineData("-")]
    public void A_term_is_written_as_it_is_read(string text)
    {
        Assert.Equal(text, PromisedTime.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-3d")]
    [InlineData("soon")]
    [InlineData("3 d")]
    public void What_is_no_term_is_not_read(string text)
    {
        Assert.Null(PromisedTime.Parse(text));
    }
}
