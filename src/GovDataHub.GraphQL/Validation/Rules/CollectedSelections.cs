using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>A field as selected on a type.</summary>
/// <param name="parent">The type; null when the schema does not know it.</param>
/// <param name="node">The field.</param>
/// <param name="definition">What the schema says of it; null when nothing.</param>
internal sealed class SelectedField(CompositeType? parent, FieldNode node, FieldDefinition? definition)
{
    /// <summary>The type selected on.</summary>
    public CompositeType? Parent { get; } = parent;

    /// <summary>The field.</summary>
    public FieldNode Node { get; } = node;

    /// <summary>What the schema says of it.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>Its response name.</summary>
    public string Name { get; } = node.ResponseName;

    /// <summary>The next field of the same response name.</summary>
    public SelectedField? Next { get; private set; }

    // Of the first of a name the last one, otherwise null.
    private SelectedField? Last { get; set; }

    /// <summary>Adds a field after the last of this name.</summary>
    /// <param name="field">The field.</param>
    public void Append(SelectedField field)
    {
        (Last ?? this).Next = field;
        Last = field;
    }
}

/// <summary>The fields of a selection set by response name, and the fragments it spreads.</summary>
internal sealed class CollectedSelections
{
    // Up to so many names are found by looking at each.
    private const int Few = 8;

    private Dictionary<string, SelectedField>? _byName;
    private HashSet<string>? _fragmentNames;
    private Dictionary<string, bool>? _compared;

    /// <summary>The first field of each response name, in order.</summary>
    public List<SelectedField> Fields { get; } = [];

    /// <summary>The fragments spread, each once.</summary>
    public List<string> Fragments { get; } = [];

    /// <summary>The first field of a response name, or null.</summary>
    /// <param name="name">The response name.</param>
    /// <returns>The field.</returns>
    public SelectedField? Find(string name)
    {
        if (_byName is not null)
            return _byName.GetValueOrDefault(name);
        foreach (var field in Fields)
        {
            if (field.Name == name)
                return field;
        }

        return null;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="field">The field.</param>
    public void Add(SelectedField field)
    {
        if (Find(field.Name) is { } first)
        {
            first.Append(field);
            return;
        }

        Fields.Add(field);
        if (_byName is not null)
            _byName[field.Name] = field;
        else if (Fields.Count > Few)
            _byName = Fields.ToDictionary(one => one.Name);
    }

    /// <summary>Adds a fragment that is spread.</summary>
    /// <param name="name">Its name.</param>
    public void AddFragment(string name)
    {
        _fragmentNames ??= [];
        if (_fragmentNames.Add(name))
            Fragments.Add(name);
    }

    /// <summary>Notes that the fields are compared with a fragment's.</summary>
    /// <param name="fragment">The fragment's name.</param>
    /// <param name="exclusive">Whether the two can never apply to one object.</param>
    /// <returns>False when a comparison at least as strict was made before.</returns>
    public bool MarkCompared(string fragment, bool exclusive)
    {
        _compared ??= [];
        if (_compared.TryGetValue(fragment, out var known) && (exclusive || !known))
            return false;
        _compared[fragment] = exclusive;
        return true;
    }
}
