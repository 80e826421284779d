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
    TransferLedger ledger,
    RegisterReader reader,
    BindingReads bindings,
    CancellationToken ending)
{
    private const int MaximumTargets = 20;
    private readonly FetchRun _fetches = new(context, variables, services, ledger, reader, ending);
    private readonly Standings _standings = new(context, services, bindings);

    /// <summary>Establishes a root subject and reads everything below it.</summary>
    public async Task<RootData> RootAsync(SubjectNode node)
    {
        RootData root = await _standings.RootAsync(node, variables);
        if (root.Subject is { Standing: SubjectStanding.Stranger stranger })
        {
            _fetches.NoteRefused(node, [root.Subject.Key], stranger.Reason);
            return new RootData(FieldFault.Of(stranger.Reason), null);
        }

        if (root.Subject is { } subject)
        {
            await RunAsync(node, [subject]);
        }
        else if (root.Fault is { Reason: not null } refusal)
        {
            _fetches.NoteRefused(node, [], refusal);
        }

        return root;
    }

    private async Task RunAsync(SubjectNode node, ImmutableArray<SubjectData> subjects)
    {
        Dictionary<string, Task> fetches = new(StringComparer.Ordinal);
        foreach (FetchNode fetch in node.Fetches)
        {
            fetches[fetch.Department.Code] = _fetches.RunAsync(fetch, subjects);
        }

        IEnumerable<Task> edges = node.Edges
            .Where(edge => edge.Target.When.Holds(variables))
            .Select(edge => FollowAsync(edge, subjects, fetches[edge.Edge.Link.Department]));
        await Task.WhenAll([.. fetches.Values, .. edges]);
    }

    private async Task FollowAsync(EdgeNode edge, ImmutableArray<SubjectData> subjects, Task linked)
    {
        await linked;
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
            edge.Edge, targets.Where(pair => pair.Key.Standing is SubjectStanding.Own).SelectMany(pair => pair.Value));
        Dictionary<(string, SubjectStanding), SubjectData> next = [];
        foreach ((SubjectData subject, IReadOnlyList<EdgeTarget> found) in targets)
        {
            subject.Edges[edge.Edge.Name] = unknown is null
                ? new EdgeData(null, [.. found.Select(target => Shared(next, edge.Edge, subject, target, operated))])
                : new EdgeData(unknown, []);
        }

        if (next.Count > 0)
        {
            await RunAsync(edge.Target, [.. next.Values]);
        }
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
        FrozenSet<string> operated)
    {
        SubjectStanding standing = _standings.Beyond(edge, from, target, operated);
        if (!next.TryGetValue((target.Key, standing), out SubjectData? subject))
        {
            bool shown = edge.Shown
                && services.Decider.Decide(context, from.Standing, edge.Link) is AccessDecision.Value;
            subject = new SubjectData(edge.To, target.Key, standing, shown);
            next.Add((target.Key, standing), subject);
        }

        return subject;
    }
}
