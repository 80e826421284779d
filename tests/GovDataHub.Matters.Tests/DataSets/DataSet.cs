using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Matters.Decisions;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>
/// Registers and supplies to try a rule on; immutable, so that a search may step back. A register without rows is
/// absent, one that is not there did not answer.
/// </summary>
internal sealed record DataSet(
    ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, JsonElement>>> Registers,
    ImmutableSortedDictionary<string, JsonElement> Supplies)
{
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    /// <summary>Nobody answers.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, JsonElement>>>
        NoRegisters
    { get; } = ImmutableSortedDictionary
            .Create<string, ImmutableArray<ImmutableSortedDictionary<string, JsonElement>>>(StringComparer.Ordinal);

    public OfflineCase ToCase()
    {
        return new OfflineCase(
            [
                .. Registers.Select(register => KeyValuePair.Create(
                    register.Key,
                    register.Value.Select(row => JsonSerializer.SerializeToElement(row)).ToImmutableArray())),
            ],
            Supplies.ToImmutableDictionary());
    }

    /// <summary>The same, with no row in a register.</summary>
    public DataSet Absent(string register)
    {
        return this with { Registers = Registers.SetItem(register, []) };
    }

    /// <summary>The same, with a register that does not answer.</summary>
    public DataSet Unknown(string register)
    {
        return this with { Registers = Registers.Remove(register) };
    }

    /// <summary>The same, with a field that is blank in every row.</summary>
    public DataSet Blank(string register, string field)
    {
        return Registers.TryGetValue(register, out var rows)
            ? this with { Registers = Registers.SetItem(register, [.. rows.Select(row => row.SetItem(field, Null))]) }
            : this;
    }

    public DataSet With(string register, int row, string field, JsonElement value)
    {
        var rows = Registers[register];
        return this with
        {
            Registers = Registers.SetItem(register, rows.SetItem(row, rows[row].SetItem(field, value))),
        };
    }

    public override string ToString()
    {
        return JsonSerializer.Serialize(new { data = Registers, supply = Supplies });
    }
}
