using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>Runs the reads of public registers: no subject, so no standing and no edge.</summary>
internal sealed class PublicRun(
    AccessContext context,
    PayloadInput input,
    FederationServices services,
    CancellationToken ending)
{
    private static readonly SubjectStanding Nobody = new SubjectStanding.Nobody();

    /// <summary>Reads one register.</summary>
    public async Task<ResourceData> RunAsync(PublicNode node, Release release)
    {
        release.Enter();
        ResourceData data = await ReadAsync(node, release);
        release.Leave();
        return data;
    }

    private async Task<ResourceData> ReadAsync(PublicNode node, Release release)
    {
        string department = node.Resource.Department;
        PublicFilter filter = input.Filters(node);
        if (filter.Fault is { } unusable)
        {
            return ResourceData.Failed(unusable);
        }

        List<RegisterField> fields = [.. node.Fields
            .Where(field => field.When.Holds(input.Variables)).Select(field => field.Field)];
        ILookup<DenialReason?, RegisterField> decided = fields
            .Concat(filter.Where.Keys.Select(name => node.Resource.Field(name)!))
            .Distinct()
            .ToLookup(Refusal);
        Dictionary<string, FieldFault> denied = new(StringComparer.Ordinal);
        foreach (IGrouping<DenialReason?, RegisterField> refused in decided.Where(group => group.Key is not null))
        {
            NoteDenied(release, department, refused.Key!, refused);
            foreach (RegisterField field in refused)
            {
                denied[field.Name] = FieldFault.Of(refused.Key!, department);
            }
        }

        ImmutableArray<string> allowed =
            [.. fields.Where(field => !denied.ContainsKey(field.Name)).Select(field => field.Name)];
        FieldFault? filterRefused =
            filter.Where.Keys.Select(denied.GetValueOrDefault).FirstOrDefault(fault => fault is not null);
        if (allowed.IsEmpty || filterRefused is not null)
        {
            return ResourceData.Failed(filterRefused ?? denied.Values.First());
        }

        SourceResult<SourceAnswer> result = await release.Reader.ReadAsync(
            department,
            new SourceRequest(
                SubjectKind.Public,
                [],
                [new ResourceSelection(node.Resource.Name, allowed, filter.Where, filter.First)]),
            onBehalfOf: false,
            ending);
        return DataOf(node.Resource, result, denied);
    }

    private static ResourceData DataOf(
        Resource resource, SourceResult<SourceAnswer> result, Dictionary<string, FieldFault> denied)
    {
        SourceFailure? failure = result.Failure
            ?? (result.Answer!.Failures.TryGetValue(resource.Name, out SourceException? failed)
                ? failed.Failure
                : null);
        return failure is { } how
            ? ResourceData.Failed(FieldFault.Of(resource.Department, how))
            : new ResourceData(
                null,
                RegisterReader.Rows(result.Answer!, resource.Name, ""),
                denied.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private DenialReason? Refusal(RegisterField field)
    {
        return services.Decider.Decide(context, Nobody, field) switch
        {
            AccessDecision.Denied denied => denied.Reason,
            AccessDecision.Predicate => DenialReason.OutcomeOnly,
            _ => null,
        };
    }

    private void NoteDenied(
        Release release, string department, DenialReason reason, IEnumerable<RegisterField> fields)
    {
        release.Ledger.Note(new TransferNote
        {
            Department = department,
            Outcome = TransferOutcome.Denied,
            Coordinates = [.. fields.Select(field => field.Coordinate)],
            Reason = $"{reason.Code}:{reason.Name}",
            AsOf = services.Clock.Now,
        });
    }
}
