using System.Collections.Immutable;

namespace GovDataHub.Rules.Types;

/// <summary>The variables an expression may name, with their types. Immutable.</summary>
public sealed class FeelScope
{
    private readonly ImmutableDictionary<string, FeelType> _variables;

    private FeelScope(ImmutableDictionary<string, FeelType> variables)
    {
        _variables = variables;
    }

    /// <summary>No variables.</summary>
    public static FeelScope Empty { get; } = new(ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal));

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _variables.Keys.Order(StringComparer.Ordinal);

    /// <summary>This and one more variable, which hides one of the same name.</summary>
    public FeelScope With(string name, FeelType type) => new(_variables.SetItem(name, type));

    /// <summary>This and more variables.</summary>
    public FeelScope With(IEnumerable<KeyValuePair<string, FeelType>> variables) => new(_variables.SetItems(variables));

    /// <summary>A variable's type, or null when there is none of that name.</summary>
    public FeelType? Find(string name) => _variables.GetValueOrDefault(name);
}
