using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>One <c>@defer</c> met while collecting fields.</summary>
/// <param name="label">Its label, or null.</param>
/// <param name="parent">The deferral it stands inside, or null.</param>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    /// <summary>Its label, or null.</summary>
    public string? Label { get; } = label;

    /// <summary>The deferral it stands inside, or null.</summary>
    public DeferUsage? Parent { get; } = parent;
}

/// <summary>
/// The deferrals a group of fields hangs on; none for what the enclosing result brings. Fields wanted by a deferral
/// and by one around it hang on the outer one only.
/// </summary>
internal sealed class DeferSet : IEquatable<DeferSet>
{
    private readonly ImmutableArray<DeferUsage> _usages;

    private DeferSet(ImmutableArray<DeferUsage> usages)
    {
        _usages = usages;
    }

    /// <summary>No deferral.</summary>
    public static DeferSet None { get; } = new([]);

    /// <summary>The deferrals, in order of first mention.</summary>
    public ImmutableArray<DeferUsage> Usages => _usages;

    /// <summary>The set for a field selected under some deferrals.</summary>
    /// <param name="selections">The deferral of each of its selections; null for one not deferred.</param>
    /// <returns>No deferral when any selection has none.</returns>
    public static DeferSet Of(IReadOnlyList<DeferUsage?> selections)
    {
        var all = new List<DeferUsage>();
        foreach (var usage in selections)
        {
            if (usage is null)
                return None;
            if (!all.Contains(usage))
                all.Add(usage);
        }

        return new([.. all.Where(usage => !HasAncestorIn(usage, all))]);
    }

    /// <inheritdoc/>
    public bool Equals(DeferSet? other)
    {
        return other is not null && _usages.Length == other._usages.Length
            && _usages.All(usage => other._usages.Contains(usage));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return Equals(obj as DeferSet);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return _usages.Aggregate(0, (hash, usage) => hash ^ usage.GetHashCode());
    }

    private static bool HasAncestorIn(DeferUsage usage, List<DeferUsage> all)
    {
        for (var parent = usage.Parent; parent is not null; parent = parent.Parent)
        {
            if (all.Contains(parent))
                return true;
        }

        return false;
    }
}
