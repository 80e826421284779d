using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Supergraph;

/// <summary>The hub's scalars: Money, Date, DateTime and JSON as <c>hub.graphql</c> describes them.</summary>
public static partial class HubScalars
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The coercions by scalar name, for building a schema.</summary>
    public static FrozenDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["Money"] = new MoneyCoercion(),
        ["Date"] = new DateCoercion(),
        ["DateTime"] = new DateTimeCoercion(),
        ["JSON"] = ScalarCoercion.Any,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An amount as the API writes it: <c>1500.00</c>.</summary>
    public static string Money(decimal amount)
    {
        return amount.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>A moment as the API writes it: <c>2026-11-22T09:30:00+08:00</c>.</summary>
    public static string DateTime(DateTimeOffset moment)
    {
        DateTimeOffset local = moment.ToOffset(Shanghai);
        string format = local.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.FFFzzz";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^-?\d{1,15}(\.\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyText();

    private sealed class MoneyCoercion : ScalarCoercion
    {
        public override Coerced Serialize(object value)
        {
            return value switch
            {
                decimal amount => Coerced.To(Money(amount)),
                long yuan => Coerced.To(Money(yuan)),
                int yuan => Coerced.To(Money(yuan)),
                _ => Coerced.Refuse("Money must be an amount in yuan."),
            };
        }

        public override Coerced Parse(object input)
        {
            return input is string text && MoneyText().IsMatch(text)
                ? Coerced.To(decimal.Parse(text, CultureInfo.InvariantCulture))
                : Coerced.Refuse("Money must be a string with at most two decimals, such as \"1500.00\".");
        }
    }

    private sealed class DateCoercion : ScalarCoercion
    {
        private const string Format = "yyyy-MM-dd";

        public override Coerced Serialize(object value)
        {
            return value is DateOnly date
                ? Coerced.To(date.ToString(Format, CultureInfo.InvariantCulture))
                : Coerced.Refuse("Date must be a civil date.");
        }

        public override Coerced Parse(object input)
        {
            return input is string text
                && DateOnly.TryParseExact(
                    text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? Coerced.To(date)
                : Coerced.Refuse("Date must be a string such as \"2026-11-22\".");
        }
    }

    private sealed class DateTimeCoercion : ScalarCoercion
    {
        private static readonly string[] Formats =
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

        public override Coerced Serialize(object value)
        {
            return value is DateTimeOffset moment
                ? Coerced.To(DateTime(moment))
                : Coerced.Refuse("DateTime must be a moment.");
        }

        public override Coerced Parse(object input)
        {
            return input is string text
                && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
                && DateTimeOffset.TryParseExact(
                    text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment)
                ? Coerced.To(moment.ToOffset(Shanghai))
                : Coerced.Refuse("DateTime must be a string such as \"2026-11-22T09:30:00+08:00\".");
        }
    }
}
