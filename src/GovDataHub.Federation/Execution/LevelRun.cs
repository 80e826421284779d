using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Runs the subjects of a plan, level by level but without waves: every fetch of a level starts at once, and an edge
/// starts as soon as the one fetch that holds its link has answered.
/// </summary>
internal sealed class LevelRun(
    AccessContext context,
    IReadOnlyDictionary<string, object?> variables,
    FederationServices services,
    CancellationToken ending)
{
    private const int MaximumTargets = 20;
    private readonly FetchRun _fetches = new(context, variables, services, ending);
    private readonly Standings _standings = new(context, services);

    /// <summary>
    /// Establishes a root subject, then reads everything below it; the caller has entered its releases, and they are
    /// left here.
    /// </summary>
    /// <param name="node">What is asked.</param>
    /// <param name="releases">Where it is recorded.</param>
    /// <param name="established">Told the root before anything below it is read.</param>
    public async Task RootAsync(SubjectNode node, LevelReleases releases, Action<RootData> established)
    {
        (RootData root, Task below) = await BeginAsync(node, releases);
        established(root);
        releases.Leave();
        await below;
    }

    private async Task<(RootData Root, Task Below)> BeginAsync(SubjectNode node, LevelReleases releases)
    {
        RootData root = await _standings.RootAsync(node, variables, releases);
        if (root.Subject is { Standing: SubjectStanding.Stranger stranger })
        {
            _fetches.NoteRefused(node, [root.Subject.Key], stranger.Reason, releases);
            return (new RootData(FieldFault.Of(stranger.Reason), null), Task.CompletedTask);
        }

        if (root.Subject is { } subject)
        {
            return (root, RunAsync(node, [subject], releases));
        }

        if (root.Fault is { Reason: not null } refusal)
        {
            _fetches.NoteRefused(node, [], refusal, releases);
        }

        return (root, Task.CompletedTask);
    }

    /// <summary>Has entered every release it needs when it first waits.</summary>
    private Task RunAsync(SubjectNode node, ImmutableArray<SubjectData> subjects, LevelReleases releases)
    {
        Dictionary<string, Task> fetches = new(StringComparer.Ordinal);
        foreach (FetchNode fetch in node.Fetches)
        {
            string department = fetch.Department.Code;
            fetches[department] = _fetches.RunAsync(fetch, subjects, releases.Of(department));
        }

        IEnumerable<Task> edges = node.Edges
            .Where(edge => edge.Target.When.Holds(variables))
            .Select(edge => FollowAsync(edge, subjects, fetches[edge.Edge.Link.Department], releases));
        return Task.WhenAll([.. fetches.Values, .. edges]);
    }

    private async Task FollowAsync(
        EdgeNode edge, ImmutableArray<SubjectData> subjects, Task linked, LevelReleases around)
    {
        Release release = around.OfEdge(edge.Edge.Name);
        LevelReleases below = around.Below(edge.Edge.Name);
        release.Enter();
        below.Enter();
        await linked;
        ImmutableArray<SubjectData> next = await TargetsAsync(edge, subjects, release, below);
        Task reading = next.IsEmpty ? Task.CompletedTask : RunAsync(edge.Target, next, below);
        below.Leave();
        release.Leave();
        await reading;
    }

    private async Task<ImmutableArray<SubjectData>> TargetsAsync(
        EdgeNode edge, ImmutableArray<SubjectData> subjects, Release release, LevelReleases below)
    {
        Dictionary<SubjectData, IReadOnlyList<EdgeTarget>> targets = [];
        foreach (SubjectData subject in subjects)
        {
            (FieldFault? fault, IReadOnlyList<EdgeTarget> found) = TargetsOf(edge.Edge, subject);
            if (fault is null)
            {
                targets[subject] = found;
            }
            else
            {
                subject.Edges[edge.Edge.Name] = new EdgeData(fault, []);
            }
        }

        (FrozenSet<string> operated, FieldFault? unknown) = await _standings.OperatedAsync(
            edge.Edge,
            targets.Where(pair => pair.Key.Standing is SubjectStanding.Own).SelectMany(pair => pair.Value),
            release.Bindings);
        Dictionary<(string, SubjectStanding), SubjectData> next = [];
        foreach ((SubjectData subject, IReadOnlyList<EdgeTarget> found) in targets)
        {
            subject.Edges[edge.Edge.Name] = unknown is null
                ? new EdgeData(
                    null, [.. found.Select(target => Shared(next, edge.Edge, subject, target, operated, below))])
                : new EdgeData(unknown, []);
        }

        return [.. next.Values];
    }

    private (FieldFault? Fault, IReadOnlyList<EdgeTarget> Targets) TargetsOf(RegisterEdge edge, SubjectData subject)
    {
        if (services.Decider.DecideLink(context, subject.Standing, edge.Link) is AccessDecision.Denied denied)
        {
            return (FieldFault.Of(denied.Reason, edge.Link.Department), []);
        }

        DepartmentData data = subject.Departments[edge.Link.Department];
        ResourceData? rows = data.Resources.GetValueOrDefault(edge.Link.Resource);
        FieldFault? fault = data.Fault ?? (rows is { IsForLinksOnly: false } ? rows.Fault : null);
        IEnumerable<EdgeTarget> targets = EdgeTarget.Of(edge, rows?.Rows ?? []);
        return (fault, fault is null ? [.. targets.Take(edge.Many ? MaximumTargets : 1)] : []);
    }

    private SubjectData Shared(
        Dictionary<(string, SubjectStanding), SubjectData> next,
        RegisterEdge edge,
        SubjectData from,
        EdgeTarget target,
        FrozenSet<string> operated,
        LevelReleases releases)
    {
        SubjectStanding standing = _standings.Beyond(edge, from, target, operated);
        if (!next.TryGetValue((target.Key, standing), out SubjectData? subject))
        {
            bool shown = edge.Shown
                && services.Decider.Decide(context, from.Standing, edge.Link) is AccessDecision.Value;
            subject = new SubjectData(edge.To, target.Key, standing, shown, releases);
            next.Add((target.Key, standing), subject);
        }

        return subject;
    }
}
