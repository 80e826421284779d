using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Values;

public sealed class CivilDateTests
{
    [Fact]
    public void Agrees_with_the_framework_where_that_has_a_calendar()
    {
        Prop.ForAll(Gen.Choose(0, DateOnly.MaxValue.DayNumber).ToArbitrary(), number =>
        {
            var theirs = DateOnly.FromDayNumber(number);
            var ours = new CivilDate(theirs.Year, theirs.Month, theirs.Day);
            Assert.Equal(number - new DateOnly(1970, 1, 1).DayNumber, ours.DayNumber);
            Assert.Equal(ours, CivilDate.FromDayNumber(ours.DayNumber));
            Assert.Equal(theirs.DayOfYear, ours.DayOfYear);
            Assert.Equal(((int)theirs.DayOfWeek + 6) % 7, ours.WeekDay - 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Days_count_through_every_year_there_is()
    {
        var days =
            from year in Gen.Choose(-999_999_999, 999_999_999)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 28)
            select new CivilDate(year, month, day);

        Prop.ForAll(days.ToArbitrary(), day => Assert.Equal(day, CivilDate.FromDayNumber(day.DayNumber)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void There_is_no_day_that_the_calendar_does_not_have()
    {
        Assert.False(CivilDate.IsDay(2025, 2, 29));
        Assert.True(CivilDate.IsDay(2000, 2, 29));
        Assert.False(CivilDate.IsDay(1900, 2, 29));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CivilDate(2025, 13, 1));
        Assert.Null(new CivilDate(999_999_999, 12, 31).AddMonths(1));
    }
}
