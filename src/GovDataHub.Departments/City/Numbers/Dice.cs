using System.Collections.Immutable;

namespace GovDataHub.Departments.City.Numbers;

/// <summary>
/// The city's own stream of choices: SplitMix64, because the same seed must give the same city on every machine and
/// every framework version. Not for secrets.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed of its own for one thing (<paramref name="number"/>) of one sort within a larger one.</summary>
    public static ulong Seed(ulong parent, string sort, int number = 0)
    {
        ulong hash = parent ^ 0xCBF29CE484222325UL;
        foreach (char letter in sort)
            hash = (hash ^ letter) * 0x100000001B3UL;
        return Mix(hash + (((ulong)(uint)number + 1) * 0x9E3779B97F4A7C15UL));
    }

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>A whole number from 0 up to, and without, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A whole number between both ends, ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Pick<T>(ImmutableArray<T> choices) => choices[Below(choices.Length)];

    /// <summary>An amount in yuan and fen between both ends.</summary>
    public decimal Money(int low, int high) => Between(low * 100, high * 100) / 100m;

    /// <summary>An amount in whole hundreds of yuan.</summary>
    public decimal RoundMoney(int low, int high) => Between(low / 100, high / 100) * 100m;

    /// <summary>A number with two decimals, for areas, ratios and measurements.</summary>
    public decimal Number(double low, double high) =>
        Math.Round((decimal)(low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))))), 2);

    /// <summary>
    /// A day at least <paramref name="least"/> and at most <paramref name="most"/> days before the given one.
    /// </summary>
    public DateOnly Before(DateOnly day, int least, int most) => day.AddDays(-Between(least, most));

    /// <summary>
    /// A day at least <paramref name="least"/> and at most <paramref name="most"/> days after the given one.
    /// </summary>
    public DateOnly After(DateOnly day, int least, int most) => day.AddDays(Between(least, most));

    /// <summary>A moment of that day, in the city's time, during waking hours.</summary>
    public DateTimeOffset Moment(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(Between(7, 21), Below(60), Below(60))), TimeSpan.FromHours(8));

    public string Digits(int count) => string.Create(count, this, static (span, dice) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = (char)('0' + dice.Below(10));
    });

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
