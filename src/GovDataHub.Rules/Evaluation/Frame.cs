using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>A level of names in scope; what it does not know its parent may.</summary>
internal abstract class Frame(Frame? parent, FeelContext context)
{
    /// <summary>What the whole expression is evaluated in.</summary>
    public FeelContext Context { get; } = context;

    /// <summary>The innermost value of a name, or null when no level knows it.</summary>
    public FeelValue? Find(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.TryOwn(name, out var value))
                return value;
        }

        return null;
    }

    private Frame? Parent { get; } = parent;

    protected abstract bool TryOwn(string name, out FeelValue value);
}

/// <summary>The outermost level: the variables given.</summary>
internal sealed class RootFrame(FeelContext context) : Frame(null, context)
{
    protected override bool TryOwn(string name, out FeelValue value) => Context.Variables.TryGet(name, out value);
}

/// <summary>One variable of an iteration.</summary>
internal sealed class VariableFrame(Frame parent, string name, FeelValue value) : Frame(parent, parent.Context)
{
    protected override bool TryOwn(string asked, out FeelValue found)
    {
        found = value;
        return string.Equals(asked, name, StringComparison.Ordinal);
    }
}

/// <summary>
/// The item a filter looks at: its entries by their names, and itself as <c>item</c> unless it has an entry called so.
/// </summary>
internal sealed class ItemFrame(Frame parent, FeelValue item) : Frame(parent, parent.Context)
{
    protected override bool TryOwn(string name, out FeelValue value)
    {
        if (item is FeelValue.Context context && context.TryGet(name, out value))
            return true;
        value = item;
        return name == "item";
    }
}

/// <summary>Names collected one by one: a context's entries so far, a function's parameters.</summary>
internal sealed class EntriesFrame(Frame parent) : Frame(parent, parent.Context)
{
    private readonly OrderedDictionary<string, FeelValue> _entries = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => _entries;

    public void Set(string name, FeelValue value) => _entries[name] = value;

    public void Set(ImmutableArray<string> names, ImmutableArray<FeelValue> values)
    {
        for (var index = 0; index < names.Length; index++)
            _entries[names[index]] = values[index];
    }

    protected override bool TryOwn(string name, out FeelValue value) => _entries.TryGetValue(name, out value!);
}
