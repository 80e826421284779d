using System.Collections.Immutable;

namespace GovDataHub.Rules.Types;

/// <summary>
/// The type of an expression (DMN 1.5 section 10.3.2.9). Every type holds null. Immutable, a closed set.
/// </summary>
public abstract record FeelType
{
    private FeelType()
    {
    }

    /// <summary>Every value.</summary>
    public static FeelType Any { get; } = new Simple("Any");

    /// <summary>Null alone.</summary>
    public static FeelType Null { get; } = new Simple("Null");

    /// <summary>Numbers.</summary>
    public static FeelType Number { get; } = new Simple("number");

    /// <summary>Strings of any content.</summary>
    public static FeelType String { get; } = new Simple("string");

    /// <summary>True and false.</summary>
    public static FeelType Boolean { get; } = new Simple("boolean");

    /// <summary>Dates.</summary>
    public static FeelType Date { get; } = new Simple("date");

    /// <summary>Times of day.</summary>
    public static FeelType Time { get; } = new Simple("time");

    /// <summary>Dates with a time.</summary>
    public static FeelType DateTime { get; } = new Simple("date and time");

    /// <summary>Durations in days and smaller.</summary>
    public static FeelType DayTimeDuration { get; } = new Simple("days and time duration");

    /// <summary>Durations in months and years.</summary>
    public static FeelType YearMonthDuration { get; } = new Simple("years and months duration");

    /// <summary>Its name, as messages and <c>instance of</c> say it.</summary>
    public abstract string Name { get; }

    /// <summary>Lists of a type.</summary>
    public static List ListOf(FeelType item) => new(item);

    /// <summary>Ranges between values of a type.</summary>
    public static Range RangeOf(FeelType end) => new(end);

    /// <summary>Strings out of a fixed set.</summary>
    public static Enumeration EnumOf(params IEnumerable<string> values) => new([.. values]);

    /// <summary>Contexts with these entries.</summary>
    public static Context ContextOf(IEnumerable<KeyValuePair<string, FeelType>> entries) => new([.. entries]);

    /// <summary>Functions from these parameters to a result.</summary>
    public static Function FunctionOf(IEnumerable<FeelType> parameters, FeelType result) =>
        new([.. parameters], result);

    /// <summary>Whether every value of this type is one of the other (DMN 1.5 section 10.3.2.9.2).</summary>
    public bool ConformsTo(FeelType other) => (this, other) switch
    {
        (_, Simple { Name: "Any" }) or (Simple { Name: "Null" or "Any" }, _) => true,
        (Enumeration, Simple { Name: "string" }) or (Simple { Name: "string" }, Enumeration) => true,
        (Enumeration mine, Enumeration theirs) => mine.Values.Any(theirs.Values.Contains),
        (List mine, List theirs) => mine.Item.ConformsTo(theirs.Item),
        (Range mine, Range theirs) => mine.End.ConformsTo(theirs.End),
        (Context mine, Context theirs) => theirs.Entries.All(
            entry => mine.Find(entry.Key) is { } type && type.ConformsTo(entry.Value)),
        (Function mine, Function theirs) => mine.Result.ConformsTo(theirs.Result)
            && mine.Parameters.Length == theirs.Parameters.Length
            && theirs.Parameters.Zip(mine.Parameters).All(pair => pair.First.ConformsTo(pair.Second)),
        _ => Equals(other),
    };

    /// <summary>What holds the values of both: one of them, or <see cref="Any"/>.</summary>
    public FeelType Join(FeelType other) => (this, other) switch
    {
        (Simple { Name: "Null" }, _) => other,
        (_, Simple { Name: "Null" }) => this,
        (Enumeration mine, Enumeration theirs) => EnumOf(mine.Values.Union(theirs.Values, StringComparer.Ordinal)),
        (Enumeration, Simple { Name: "string" }) or (Simple { Name: "string" }, Enumeration) => String,
        (List mine, List theirs) => ListOf(mine.Item.Join(theirs.Item)),
        _ => ConformsTo(other) ? other : other.ConformsTo(this) ? this : Any,
    };

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    private sealed record Simple(string Called) : FeelType
    {
        public override string Name => Called;
    }

    /// <summary>Strings out of a fixed set.</summary>
    /// <param name="Values">The strings.</param>
    public sealed record Enumeration(ImmutableArray<string> Values) : FeelType
    {
        /// <inheritdoc/>
        public override string Name => "string";
    }

    /// <summary>Lists.</summary>
    /// <param name="Item">The items' type.</param>
    public sealed record List(FeelType Item) : FeelType
    {
        /// <inheritdoc/>
        public override string Name => $"list<{Item.Name}>";
    }

    /// <summary>Ranges.</summary>
    /// <param name="End">The ends' type.</param>
    public sealed record Range(FeelType End) : FeelType
    {
        /// <inheritdoc/>
        public override string Name => $"range<{End.Name}>";
    }

    /// <summary>Contexts.</summary>
    /// <param name="Entries">The entries' types, in order.</param>
    public sealed record Context(ImmutableArray<KeyValuePair<string, FeelType>> Entries) : FeelType
    {
        private readonly Dictionary<string, FeelType> _byName = new(Entries, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override string Name => "context";

        /// <summary>An entry's type, or null when there is no such entry.</summary>
        public FeelType? Find(string name) => _byName.GetValueOrDefault(name);
    }

    /// <summary>Functions.</summary>
    /// <param name="Parameters">The parameters' types, in order.</param>
    /// <param name="Result">What they return.</param>
    public sealed record Function(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
    {
        /// <inheritdoc/>
        public override string Name => "function";
    }
}
