using System.Globalization;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>The statement's parameters: each value once, by number.</summary>
internal sealed class Parameters
{
    private readonly List<object?> _values = [];

    /// <summary>The values in order.</summary>
    public ReadOnlySpan<object?> Values => _values.ToArray();

    /// <summary>The parameter that holds a value as <see cref="SqlParameter"/> writes it.</summary>
    public string Of(object? value)
    {
        var bound = SqlParameter.Of(value);
        var place = _values.FindIndex(known => Equals(known, bound));
        if (place < 0)
        {
            place = _values.Count;
            _values.Add(bound);
        }

        return string.Create(CultureInfo.InvariantCulture, $"?{place + 1}");
    }
}
