namespace GovDataHub.Rules.Values;

public abstract partial class FeelValue
{
    /// <summary>A date.</summary>
    public sealed class Date(CivilDate value) : FeelValue
    {
        /// <summary>The day.</summary>
        public CivilDate Value { get; } = value;

        /// <inheritdoc/>
        public override string TypeName => "date";
    }

    /// <summary>A time of day.</summary>
    public sealed class Time(CivilTime value) : FeelValue
    {
        /// <summary>The time, with its zone if it has one.</summary>
        public CivilTime Value { get; } = value;

        /// <inheritdoc/>
        public override string TypeName => "time";
    }

    /// <summary>A date and time; a moment when the time has a zone, local otherwise.</summary>
    public sealed class DateTime(CivilDate date, CivilTime time) : FeelValue
    {
        /// <summary>The day.</summary>
        public CivilDate Day { get; } = date;

        /// <summary>The time, with its zone if it has one.</summary>
        public CivilTime Clock { get; } = time;

        /// <inheritdoc/>
        public override string TypeName => "date and time";
    }

    /// <summary>A days and time duration, in seconds.</summary>
    public sealed class DayTimeDuration(FeelDecimal seconds) : FeelValue
    {
        /// <summary>Its length; negative when backwards.</summary>
        public FeelDecimal Seconds { get; } = seconds;

        /// <inheritdoc/>
        public override string TypeName => "days and time duration";
    }

    /// <summary>A years and months duration, in months.</summary>
    public sealed class YearMonthDuration(long months) : FeelValue
    {
        /// <summary>Its length; negative when backwards.</summary>
        public long Months { get; } = months;

        /// <inheritdoc/>
        public override string TypeName => "years and months duration";
    }
}
