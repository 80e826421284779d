namespace GovDataHub.Departments.City.Filing;

/// <summary>Where the areas of life lay down their rows; emptied after every household and company.</summary>
internal sealed class RowTray
{
    private readonly List<RegisterRow> _rows = [];

    public IReadOnlyList<RegisterRow> Rows => _rows;

    public void Add(string resource, string key, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        KeyValuePair<string, object?>[] pairs = new KeyValuePair<string, object?>[values.Length];
        for (int i = 0; i < values.Length; i++)
            pairs[i] = new KeyValuePair<string, object?>(values[i].Field, Normalised(values[i].Value));
        _rows.Add(new RegisterRow(resource, key, new RowValues(pairs)));
    }

    public void Clear() => _rows.Clear();

    /// <summary>
    /// Whole numbers travel as <see cref="long"/>, as the contract of <see cref="RegisterRow"/> says.
    /// </summary>
    private static object? Normalised(object? value) => value is int number ? (long)number : value;
}
