using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Execution;

/// <summary>One subject of a payload and all that was read of it. Filled while the plan runs, then only read.</summary>
/// <param name="kind">Person or enterprise.</param>
/// <param name="key">Identity number or credit code.</param>
/// <param name="standing">How the subject stands to the caller.</param>
/// <param name="keyShown">Whether the key may be shown in full.</param>
/// <param name="releases">Which release each of its readings belongs to.</param>
internal sealed class SubjectData(
    SubjectKind kind, string key, SubjectStanding standing, bool keyShown, LevelReleases releases)
{
    public SubjectKind Kind { get; } = kind;

    public string Key { get; } = key;

    public SubjectStanding Standing { get; } = standing;

    public bool KeyShown { get; } = keyShown;

    /// <summary>By department code, recorded or not. Owner: the payload's run.</summary>
    public ConcurrentDictionary<string, DepartmentData> Departments { get; } = new(StringComparer.Ordinal);

    /// <summary>By the edge's name, recorded or not. Owner: the payload's run.</summary>
    public ConcurrentDictionary<string, EdgeData> Edges { get; } = new(StringComparer.Ordinal);

    /// <summary>What a department answered, once that is recorded; null when it was not asked.</summary>
    /// <param name="department">The department's code.</param>
    /// <param name="shown">Told the release that the answer belongs to.</param>
    public async ValueTask<DepartmentData?> RecordedAsync(string department, Action<Release> shown)
    {
        return await releases.Of(department).ShownAsync(shown)
            ? Departments.GetValueOrDefault(department)
            : new DepartmentData(
                FieldFault.NotRecorded(department), FrozenDictionary<string, ResourceData>.Empty);
    }

    /// <summary>Whom an edge leads to, once its reading is recorded; null when it was not followed.</summary>
    /// <param name="edge">The edge's name.</param>
    /// <param name="department">The department that holds its link.</param>
    /// <param name="shown">Told the releases that it belongs to.</param>
    public async ValueTask<EdgeData?> RecordedEdgeAsync(string edge, string department, Action<Release> shown)
    {
        return await releases.Of(department).ShownAsync(shown) && await releases.OfEdge(edge).ShownAsync(shown)
            ? Edges.GetValueOrDefault(edge)
            : new EdgeData(FieldFault.NotRecorded(department), []);
    }
}

/// <summary>What one department answered about one subject.</summary>
/// <param name="Fault">Why there is nothing at all, or null.</param>
/// <param name="Resources">By the resource's name.</param>
internal sealed record DepartmentData(FieldFault? Fault, FrozenDictionary<string, ResourceData> Resources);

/// <summary>One register's rows of one subject.</summary>
/// <param name="Fault">Why there are none, or null.</param>
/// <param name="Rows">Newest first; empty is "absent".</param>
/// <param name="Denied">Fields that were refused while others were read.</param>
/// <param name="IsForLinksOnly">All fields asked were refused; the rows were read for edges alone.</param>
internal sealed record ResourceData(
    FieldFault? Fault,
    ImmutableArray<SourceRow> Rows,
    FrozenDictionary<string, FieldFault> Denied,
    bool IsForLinksOnly = false)
{
    public static ResourceData Failed(FieldFault fault)
    {
        return new ResourceData(fault, [], FrozenDictionary<string, FieldFault>.Empty);
    }
}

/// <summary>Whom an edge leads to.</summary>
internal sealed record EdgeData(FieldFault? Fault, ImmutableArray<SubjectData> Targets);

/// <summary>A root subject, or why there is none.</summary>
internal sealed record RootData(FieldFault? Fault, SubjectData? Subject);

/// <summary>One row below a resource, with the refusals that hold for each of its fields.</summary>
internal sealed record RowData(SourceRow Row, FrozenDictionary<string, FieldFault> Denied);

/// <summary>
/// A department's namespace: below a subject what it answered, below Query the response name it goes by.
/// </summary>
internal sealed record NamespaceData(DepartmentData? Data, string? Root);
