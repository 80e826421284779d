using System.Collections.Immutable;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Sorts the fetches of a plan into releases for one request: what any field asks at once goes into the first, the rest
/// goes with the deferred fragments that ask for it. A department is asked once a level, however many fragments want
/// it; fragments that share a fetch share its release.
/// </summary>
internal sealed class ReleasePlan
{
    private readonly IReadOnlyDictionary<string, object?> _variables;
    private readonly Func<Release> _create;
    private readonly List<(ImmutableArray<Deferral> Key, Release Release)> _releases;
    private readonly bool _delivers;

    /// <param name="variables">The operation's variables, coerced.</param>
    /// <param name="delivers">Whether the client takes parts; else everything is in the first release.</param>
    /// <param name="create">Makes a release.</param>
    public ReleasePlan(IReadOnlyDictionary<string, object?> variables, bool delivers, Func<Release> create)
    {
        _variables = variables;
        _delivers = delivers;
        _create = create;
        First = create();
        _releases = [([], First)];
    }

    /// <summary>What the first payload needs.</summary>
    public Release First { get; }

    /// <summary>All of them, the first one first.</summary>
    public IEnumerable<Release> All => _releases.Select(release => release.Release);

    /// <summary>The releases of a level and of those below it.</summary>
    public LevelReleases Level(SubjectNode node)
    {
        if (!_delivers)
        {
            return LevelReleases.Single(First);
        }

        Dictionary<string, Release> departments = new(StringComparer.Ordinal);
        foreach (FetchNode fetch in node.Fetches)
        {
            departments[fetch.Department.Code] = Of(fetch.Resources.SelectMany(resource => resource.Fields
                .Select(field => field.When).Concat(resource.Links.Select(link => link.When))));
        }

        Dictionary<string, (Release, LevelReleases)> edges = new(StringComparer.Ordinal);
        foreach (EdgeNode edge in node.Edges)
        {
            edges[edge.Edge.Name] = (Of([edge.Target.When]), Level(edge.Target));
        }

        return new LevelReleases(Of([node.When]), departments, edges);
    }

    /// <summary>The release of a read of a public register.</summary>
    public Release Of(PublicNode register)
    {
        return _delivers ? Of([register.When]) : First;
    }

    private Release Of(IEnumerable<Inclusion> demands)
    {
        List<ImmutableArray<Deferral>> places = [];
        foreach (SelectionGuard place in demands.SelectMany(demand => demand.Places))
        {
            if (!place.Holds(_variables))
            {
                continue;
            }

            ImmutableArray<Deferral> around = [.. place.Deferrals.Where(deferral => deferral.Holds(_variables))];
            if (around.IsEmpty)
            {
                return First;
            }

            places.Add(around);
        }

        // What an outer fragment brings anyway does not wait for one inside it.
        HashSet<Deferral> leaves = [.. places.Select(place => place[^1])];
        ImmutableArray<Deferral> key = [.. places.Where(place => !place[..^1].Any(leaves.Contains))
            .Select(place => place[^1]).Distinct()];
        return key.IsEmpty ? First : Keyed(key);
    }

    private Release Keyed(ImmutableArray<Deferral> key)
    {
        foreach ((ImmutableArray<Deferral> known, Release release) in _releases)
        {
            if (known.Length == key.Length && key.All(known.Contains))
            {
                return release;
            }
        }

        Release created = _create();
        _releases.Add((key, created));
        return created;
    }
}

/// <summary>Which release each reading of a level of subjects belongs to. Immutable.</summary>
internal sealed class LevelReleases
{
    private readonly Release _own;
    private readonly Dictionary<string, Release>? _departments;
    private readonly Dictionary<string, (Release Release, LevelReleases Below)>? _edges;

    public LevelReleases(
        Release own,
        Dictionary<string, Release>? departments,
        Dictionary<string, (Release Release, LevelReleases Below)>? edges)
    {
        _own = own;
        _departments = departments;
        _edges = edges;
        All = [own, .. (departments?.Values.AsEnumerable() ?? [])
            .Concat(edges?.Values.SelectMany(edge => edge.Below.All.Add(edge.Release)) ?? []).Except([own])];
    }

    /// <summary>The release that establishes the subjects of the level themselves.</summary>
    public Release Own => _own;

    /// <summary>Every release of the level and of those below it.</summary>
    public ImmutableArray<Release> All { get; }

    /// <summary>Everything in one release.</summary>
    public static LevelReleases Single(Release release)
    {
        return new LevelReleases(release, null, null);
    }

    /// <summary>The release of a department's fetch.</summary>
    public Release Of(string department)
    {
        return _departments?.GetValueOrDefault(department) ?? _own;
    }

    /// <summary>The release of an edge.</summary>
    public Release OfEdge(string edge)
    {
        return _edges is not null && _edges.TryGetValue(edge, out var found) ? found.Release : _own;
    }

    /// <summary>The level behind an edge.</summary>
    public LevelReleases Below(string edge)
    {
        return _edges is not null && _edges.TryGetValue(edge, out var found) ? found.Below : this;
    }

    /// <summary>Keeps every release of the level and those below open.</summary>
    public void Enter()
    {
        foreach (Release release in All)
        {
            release.Enter();
        }
    }

    /// <summary>Lets them go.</summary>
    public void Leave()
    {
        foreach (Release release in All)
        {
            release.Leave();
        }
    }
}
