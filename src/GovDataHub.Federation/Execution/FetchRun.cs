using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Runs one fetch node: decides every field for every standing among the level's subjects, asks the department once
/// for those that share a decision, and spreads the rows over the subjects. Refusals are noted; nothing is fetched for
/// them.
/// </summary>
internal sealed class FetchRun(
    AccessContext context,
    IReadOnlyDictionary<string, object?> variables,
    FederationServices services,
    CancellationToken ending)
{
    private const int MaximumRows = 100;

    /// <summary>
    /// Fetches for all subjects of a level; every one of them has its department's data when it returns.
    /// </summary>
    public async Task RunAsync(FetchNode fetch, ImmutableArray<SubjectData> subjects, Release release)
    {
        release.Enter();
        await Task.WhenAll(subjects.GroupBy(subject => subject.Standing)
            .Select(group => RunAsync(fetch, group.Key, [.. group], release)));
        release.Leave();
    }

    /// <summary>Notes that everything a subject node asks is refused for one reason.</summary>
    public void NoteRefused(
        SubjectNode node, ImmutableArray<string> subjects, DenialReason reason, LevelReleases releases)
    {
        NoteRefused(node, subjects, FieldFault.Of(reason), releases);
    }

    /// <summary>Notes that everything a subject node asks is refused for one reason.</summary>
    public void NoteRefused(
        SubjectNode node, ImmutableArray<string> subjects, FieldFault refusal, LevelReleases releases)
    {
        foreach (FetchNode fetch in node.Fetches)
        {
            List<string> coordinates = [.. fetch.Resources
                .SelectMany(resource => resource.Fields
                    .Where(field => field.When.Holds(variables))
                    .Select(field => field.Field.Coordinate)
                    .Concat(resource.Links
                        .Where(link => link.When.Holds(variables))
                        .Select(link => link.Edge.Link.Coordinate)))
                .Distinct(StringComparer.Ordinal)];
            if (coordinates.Count > 0)
            {
                string department = fetch.Department.Code;
                NoteDenied(
                    releases.Of(department), department, coordinates, subjects, refusal.Code, refusal.Reason);
            }
        }
    }

    private async Task RunAsync(
        FetchNode fetch, SubjectStanding standing, ImmutableArray<SubjectData> subjects, Release release)
    {
        string department = fetch.Department.Code;
        List<ResourceDecision> decided = [.. fetch.Resources
            .Select(resource => Decide(resource, standing))
            .Where(decision => !decision.IsUnwanted)];
        ImmutableArray<string> keys = [.. subjects.Select(subject => subject.Key).Distinct(StringComparer.Ordinal)];
        foreach (IGrouping<DenialReason, string> denial in decided.SelectMany(decision => decision.Denied)
            .GroupBy(denied => denied.Reason, denied => denied.Field.Coordinate))
        {
            NoteDenied(
                release,
                department,
                [.. denial.Distinct(StringComparer.Ordinal)],
                keys,
                denial.Key.Code,
                denial.Key.Name);
        }

        ImmutableArray<ResourceSelection> selections = [.. decided.Where(decision => !decision.Fields.IsEmpty)
            .Select(decision => new ResourceSelection(
                decision.Resource.Name,
                decision.Fields,
                Limit: decision.Resource.Many ? MaximumRows : 1))];
        SourceResult<SourceAnswer> result = selections.IsEmpty
            ? default
            : await release.Reader.ReadAsync(
                department,
                new SourceRequest(fetch.Resources[0].Resource.Subject, keys, selections),
                standing is SubjectStanding.Ward or SubjectStanding.Operated,
                ending);
        foreach (SubjectData subject in subjects)
        {
            subject.Departments[department] = result.Failure is { } failure
                ? new DepartmentData(FieldFault.Of(department, failure), FrozenDictionary<string, ResourceData>.Empty)
                : new DepartmentData(null, decided.ToFrozenDictionary(
                    decision => decision.Resource.Name,
                    decision => DataOf(department, decision, result.Answer, subject.Key),
                    StringComparer.Ordinal));
        }
    }

    private static ResourceData DataOf(
        string department, ResourceDecision decision, SourceAnswer? answer, string key)
    {
        if (decision.Fields.IsEmpty || answer is null)
        {
            return ResourceData.Failed(FieldFault.Of(decision.Denied[0].Reason, department));
        }

        return answer.Failures.TryGetValue(decision.Resource.Name, out SourceException? failed)
            ? ResourceData.Failed(FieldFault.Of(department, failed.Failure))
            : new ResourceData(
                decision.OnlyLinks ? FieldFault.Of(decision.Denied[0].Reason, department) : null,
                RegisterReader.Rows(answer, decision.Resource.Name, key),
                decision.Denied.DistinctBy(denied => denied.Field.Name).ToFrozenDictionary(
                    denied => denied.Field.Name,
                    denied => FieldFault.Of(denied.Reason, department),
                    StringComparer.Ordinal),
                decision.OnlyLinks);
    }

    private ResourceDecision Decide(ResourceNode node, SubjectStanding standing)
    {
        List<string> fields = [];
        List<(RegisterField, DenialReason)> denied = [];
        int shown = 0;
        int selected = 0;
        foreach (PlannedField field in node.Fields.Where(field => field.When.Holds(variables)))
        {
            selected++;
            if (Refusal(services.Decider.Decide(context, standing, field.Field)) is { } reason)
            {
                denied.Add((field.Field, reason));
            }
            else
            {
                shown++;
                fields.Add(field.Field.Name);
            }
        }

        foreach (RegisterEdge edge in node.Links.Where(link => link.When.Holds(variables)).Select(link => link.Edge))
        {
            if (Refusal(services.Decider.DecideLink(context, standing, edge.Link)) is { } reason)
            {
                denied.Add((edge.Link, reason));
            }
            else
            {
                fields.AddRange(edge.Reads.Select(field => field.Name));
            }
        }

        return new ResourceDecision(
            node.Resource, [.. fields.Distinct(StringComparer.Ordinal)], [.. denied], selected > 0 && shown == 0);
    }

    private static DenialReason? Refusal(AccessDecision decision)
    {
        return decision switch
        {
            AccessDecision.Denied denied => denied.Reason,
            AccessDecision.Predicate => DenialReason.OutcomeOnly,
            _ => null,
        };
    }

    private void NoteDenied(
        Release release,
        string department,
        IReadOnlyList<string> coordinates,
        ImmutableArray<string> subjects,
        string code,
        string? reason)
    {
        release.Ledger.Note(new TransferNote
        {
            Department = department,
            Outcome = TransferOutcome.Denied,
            Coordinates = coordinates,
            Subjects = subjects,
            Reason = reason is null ? code : $"{code}:{reason}",
            AsOf = services.Clock.Now,
        });
    }

    /// <summary>What is read of one resource for one standing, and what is not.</summary>
    private sealed record ResourceDecision(
        Resource Resource,
        ImmutableArray<string> Fields,
        ImmutableArray<(RegisterField Field, DenialReason Reason)> Denied,
        bool OnlyLinks)
    {
        public bool IsUnwanted => Fields.IsEmpty && Denied.IsEmpty;
    }
}
