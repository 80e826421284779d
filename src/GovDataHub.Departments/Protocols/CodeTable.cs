using System.Collections.Frozen;

namespace GovDataHub.Departments.Protocols;

/// <summary>A department's own codes for the catalogue's values, both ways. Null stays null.</summary>
/// <param name="codes">Pairs of the catalogue's value and the department's code, each once.</param>
public sealed class CodeTable(params (string Value, string Code)[] codes)
{
    private readonly FrozenDictionary<string, string> _codes = codes.ToFrozenDictionary(c => c.Value, c => c.Code);
    private readonly FrozenDictionary<string, string> _values = codes.ToFrozenDictionary(c => c.Code, c => c.Value);

    /// <summary>The department's code for a value.</summary>
    public string? Code(string? value)
    {
        return value is null ? null : _codes[value];
    }

    /// <summary>The value that a code stands for.</summary>
    public string? Value(string? code)
    {
        return code is null ? null : _values[code];
    }
}
