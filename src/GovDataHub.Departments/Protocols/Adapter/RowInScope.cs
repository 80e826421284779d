using GovDataHub.Rules.Values;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>What a condition over one row sees: the row's fields, and behind them the department's registers.</summary>
internal sealed class RowInScope(FeelValue.Context row, FeelValue.Context registers) : FeelValue.Context
{
    /// <inheritdoc/>
    public override IEnumerable<string> Names => row.Names.Concat(registers.Names);

    /// <inheritdoc/>
    public override bool TryGet(string name, out FeelValue value)
    {
        return row.TryGet(name, out value) || registers.TryGet(name, out value);
    }
}
