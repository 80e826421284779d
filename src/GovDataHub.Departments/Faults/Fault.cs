using System.Globalization;

namespace GovDataHub.Departments.Faults;

/// <summary>What is wrong with a department, on purpose. A closed set.</summary>
public abstract record Fault
{
    /// <summary>The longest delay of <see cref="Slow"/>.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private Fault()
    {
    }

    /// <summary>
    /// Reads <c>refuse</c>, <c>hang</c>, <c>slow=MS</c>, <c>garbage</c>, <c>500</c> or <c>forbid</c>; else null.
    /// </summary>
    public static Fault? Parse(string text)
    {
        return text switch
        {
            "refuse" => new Refuse(),
            "hang" => new Hang(),
            "garbage" => new Garbage(),
            "500" => new Broken(),
            "forbid" => new Forbid(),
            _ when text.StartsWith("slow=", StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds > 0 && milliseconds <= LongestDelay.TotalMilliseconds
                => new Slow(TimeSpan.FromMilliseconds(milliseconds)),
            _ => null,
        };
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public abstract override string ToString();

    /// <summary>Nobody answers: connections are cut, the database is gone.</summary>
    public sealed record Refuse : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "refuse";
        }
    }

    /// <summary>Takes the question and never answers.</summary>
    public sealed record Hang : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "hang";
        }
    }

    /// <summary>Answers late: at once over HTTP, and a database waits up to so long for its lock.</summary>
    public sealed record Slow(TimeSpan Delay) : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return string.Create(CultureInfo.InvariantCulture, $"slow={Delay.TotalMilliseconds:0}");
        }
    }

    /// <summary>Answers what its contract does not allow.</summary>
    public sealed record Garbage : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "garbage";
        }
    }

    /// <summary>Answers with an error of its own.</summary>
    public sealed record Broken : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "500";
        }
    }

    /// <summary>
    /// Is well and answers that the hub may not have it. A database of the city knows no users: only departments with
    /// an interface do this.
    /// </summary>
    public sealed record Forbid : Fault
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "forbid";
        }
    }
}
