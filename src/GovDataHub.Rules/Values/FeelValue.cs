using System.Collections.Immutable;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Values;

/// <summary>
/// A FEEL value (DMN 1.5 section 10.3.2.3), or <see cref="Unknown"/>: what a rule sees when the source did not answer.
/// Immutable. A closed set.
/// </summary>
public abstract partial class FeelValue
{
    private FeelValue()
    {
    }

    /// <summary>The type's name as <c>instance of</c> knows it, for messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>FEEL's null: there is no value.</summary>
    public static FeelValue None { get; } = new Null();

    /// <summary>The source did not answer, so nobody knows. Not FEEL's null.</summary>
    public static FeelValue NotKnown { get; } = new Unknown();

    /// <summary>True.</summary>
    public static FeelValue True { get; } = new Boolean(true);

    /// <summary>False.</summary>
    public static FeelValue False { get; } = new Boolean(false);

    /// <summary>Whether this is FEEL's null.</summary>
    public bool IsNull => this is Null;

    /// <summary>Whether this is the mark for "the source did not answer".</summary>
    public bool IsUnknown => this is Unknown;

    /// <summary>Whether this is true: not false, not null, not unknown.</summary>
    public bool IsTrue => ReferenceEquals(this, True);

    /// <summary>A truth value.</summary>
    public static FeelValue Of(bool value) => value ? True : False;

    /// <summary>A truth value or null.</summary>
    public static FeelValue Of(bool? value) => value is { } known ? Of(known) : None;

    /// <summary>A whole number.</summary>
    public static FeelValue Of(long value) =>
        (ulong)value < (ulong)SmallNumbers.Length ? SmallNumbers[value] : new Number(FeelDecimal.FromInt64(value));

    /// <summary>A whole number or null.</summary>
    public static FeelValue Of(long? value) => value is { } known ? Of(known) : None;

    /// <summary>A number.</summary>
    public static FeelValue Of(decimal value) => new Number(FeelDecimal.FromDecimal(value));

    /// <summary>A number; null, which an operation out of range gives, is FEEL's null.</summary>
    public static FeelValue Of(FeelDecimal? value) => value is { } number ? new Number(number) : None;

    /// <summary>A string; a missing one is null.</summary>
    public static FeelValue Of(string? value) => value is null ? None : new Text(value);

    /// <summary>A date.</summary>
    public static FeelValue Of(DateOnly value) => new Date(new CivilDate(value.Year, value.Month, value.Day));

    /// <summary>A time of day without an offset.</summary>
    public static FeelValue Of(TimeOnly value) => new Time(new CivilTime(value.Ticks * 100, null));

    /// <summary>A moment with its offset.</summary>
    public static FeelValue Of(DateTimeOffset value) => new DateTime(
        new CivilDate(value.Year, value.Month, value.Day),
        new CivilTime(value.TimeOfDay.Ticks * 100, FeelZone.FromOffset(value.Offset)));

    /// <summary>A list.</summary>
    public static FeelValue Of(IEnumerable<FeelValue> items) => new List([.. items]);

    /// <summary>
    /// What a register row or a form holds: null, string, whole and decimal numbers, bool, the date types, or a value
    /// that already is one.
    /// </summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static FeelValue From(object? value) => value switch
    {
        null => None,
        FeelValue already => already,
        string text => Of(text),
        bool truth => Of(truth),
        int number => Of((long)number),
        long number => Of(number),
        decimal number => Of(number),
        DateOnly date => Of(date),
        TimeOnly time => Of(time),
        DateTimeOffset moment => Of(moment),
        System.Text.Json.JsonElement json => FeelJson.Read(json),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no FEEL value.", nameof(value)),
    };

    /// <summary>Whether this, or anything inside it, is the mark for "the source did not answer".</summary>
    internal virtual bool HoldsUnknown => false;

    /// <summary>How many values it is made of, itself counted; a long string counts as several.</summary>
    internal virtual long Weight => 1;

    /// <summary>How many lists and contexts stand inside one another.</summary>
    internal virtual int Depth => 0;

    /// <summary>As FEEL writes it; for messages and tests.</summary>
    public override string ToString() => FeelText.Print(this);

    private static readonly FeelValue[] SmallNumbers = MakeSmallNumbers();

    private static FeelValue[] MakeSmallNumbers()
    {
        var numbers = new FeelValue[1024];
        for (var index = 0; index < numbers.Length; index++)
            numbers[index] = new Number(FeelDecimal.FromInt64(index));
        return numbers;
    }

    /// <summary>FEEL's null.</summary>
    public sealed class Null : FeelValue
    {
        internal Null()
        {
        }

        /// <inheritdoc/>
        public override string TypeName => "Null";
    }

    /// <summary>The source did not answer.</summary>
    public sealed class Unknown : FeelValue
    {
        internal Unknown()
        {
        }

        /// <inheritdoc/>
        public override string TypeName => "unknown";

        internal override bool HoldsUnknown => true;
    }

    /// <summary>True or false; two instances only.</summary>
    public sealed class Boolean : FeelValue
    {
        internal Boolean(bool value)
        {
            Value = value;
        }

        /// <summary>The truth.</summary>
        public bool Value { get; }

        /// <inheritdoc/>
        public override string TypeName => "boolean";
    }

    /// <summary>A number.</summary>
    public sealed class Number(FeelDecimal value) : FeelValue
    {
        /// <summary>Its value.</summary>
        public FeelDecimal Value { get; } = value;

        /// <inheritdoc/>
        public override string TypeName => "number";
    }

    /// <summary>A string of Unicode characters. FEEL counts code points, not UTF-16 units.</summary>
    public sealed class Text(string value) : FeelValue
    {
        /// <summary>Its characters.</summary>
        public string Value { get; } = FeelSize.Checked(value);

        internal override long Weight => 1 + (Value.Length / 32);

        /// <inheritdoc/>
        public override string TypeName => "string";
    }

    /// <summary>A list, in order.</summary>
    public sealed class List : FeelValue
    {
        private readonly FeelSize _size;

        /// <summary>The list of these items.</summary>
        public List(ImmutableArray<FeelValue> items)
        {
            Items = items;
            _size = FeelSize.Of(items);
        }

        /// <summary>The list without items.</summary>
        public static List Empty { get; } = new([]);

        /// <summary>Its items.</summary>
        public ImmutableArray<FeelValue> Items { get; }

        internal override long Weight => _size.Weight;

        internal override int Depth => _size.Depth;

        internal override bool HoldsUnknown => _size.HoldsUnknown;

        /// <inheritdoc/>
        public override string TypeName => "list";
    }

    /// <summary>
    /// A context: names with values. Abstract, because a register's context asks for what it holds only when read.
    /// </summary>
    public abstract class Context : FeelValue
    {
        /// <summary>The names, in order.</summary>
        public abstract IEnumerable<string> Names { get; }

        /// <inheritdoc/>
        public override string TypeName => "context";

        /// <summary>A context of these entries, in this order.</summary>
        public static Context Of(IEnumerable<KeyValuePair<string, FeelValue>> entries) => new EntryContext(entries);

        /// <summary>The value under a name, or false when there is no such entry.</summary>
        public abstract bool TryGet(string name, out FeelValue value);

        private sealed class EntryContext : Context
        {
            private readonly OrderedDictionary<string, FeelValue> _entries;
            private readonly FeelSize _size;

            public EntryContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
            {
                _entries = new OrderedDictionary<string, FeelValue>(StringComparer.Ordinal);
                foreach (var (name, value) in entries)
                    _entries[name] = value;
                _size = FeelSize.Of(_entries.Values);
            }

            internal override long Weight => _size.Weight;

            internal override int Depth => _size.Depth;

            internal override bool HoldsUnknown => _size.HoldsUnknown;

            public override IEnumerable<string> Names => _entries.Keys;

            public override bool TryGet(string name, out FeelValue value)
            {
                var found = _entries.TryGetValue(name, out var entry);
                value = entry ?? None;
                return found;
            }
        }
    }

    /// <summary>A range of comparable values (DMN 1.5 section 10.3.2.7); an absent end is unbounded.</summary>
    public sealed class Range(FeelValue? low, bool lowIncluded, FeelValue? high, bool highIncluded) : FeelValue
    {
        /// <summary>The lower end; null when unbounded.</summary>
        public FeelValue? Low { get; } = low;

        /// <summary>Whether <see cref="Low"/> belongs to it.</summary>
        public bool LowIncluded { get; } = lowIncluded;

        /// <summary>The upper end; null when unbounded.</summary>
        public FeelValue? High { get; } = high;

        /// <summary>Whether <see cref="High"/> belongs to it.</summary>
        public bool HighIncluded { get; } = highIncluded;

        /// <summary>Whether it was written as <c>= 10</c>, which is another value than <c>[10..10]</c>.</summary>
        internal bool IsPoint { get; init; }

        /// <inheritdoc/>
        public override string TypeName => "range";
    }

    /// <summary>Something that can be invoked: built in, or defined in an expression.</summary>
    public sealed class Function : FeelValue
    {
        private readonly Func<ImmutableArray<FeelValue>, FeelValue> _body;

        internal Function(
            string name, ImmutableArray<string> parameters, Func<ImmutableArray<FeelValue>, FeelValue> body)
        {
            Name = name;
            Parameters = parameters;
            Required = parameters.Length;
            _body = body;
        }

        /// <summary>Its name, or "" for a definition without one.</summary>
        public string Name { get; }

        /// <summary>The parameters' names, in order.</summary>
        public ImmutableArray<string> Parameters { get; }

        /// <inheritdoc/>
        public override string TypeName => "function";

        /// <summary>The fewest arguments it can be called with.</summary>
        internal int Required { get; init; }

        /// <summary>What it takes and returns, as far as its definition says, for <c>instance of</c>.</summary>
        internal Func<FeelType>? Signature { get; init; }

        internal bool Accepts(int count) => count >= Required && count <= Parameters.Length;

        /// <summary>Calls it with one argument per parameter.</summary>
        internal FeelValue Invoke(ImmutableArray<FeelValue> arguments) => _body(arguments);
    }
}
