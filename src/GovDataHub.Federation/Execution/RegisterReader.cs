using System.Collections.Immutable;
using System.Text;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Time;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Reads registers for one payload and notes every reading in its ledger, whatever became of it. The same request
/// within a response is sent once; each reading that uses it is noted for itself.
/// </summary>
internal sealed class RegisterReader(
    SourceFetcher sources, TransferLedger ledger, BusinessClock clock, SentRequests sent)
{

    /// <summary>Reads and notes.</summary>
    /// <param name="department">The department's code.</param>
    /// <param name="request">What to read.</param>
    /// <param name="onBehalfOf">Whether each subject is acted for by the caller.</param>
    /// <param name="cancellationToken">Ends the waiting; noted as a timeout.</param>
    /// <returns>The answer, or how it failed.</returns>
    public async Task<SourceResult<SourceAnswer>> ReadAsync(
        string department, SourceRequest request, bool onBehalfOf, CancellationToken cancellationToken)
    {
        SourceResult<SourceAnswer> result = await sent.GetOrAdd(
            Identity(department, request),
            _ => new Lazy<Task<SourceResult<SourceAnswer>>>(() => sources.CallAsync(
                department, (connector, token) => FetchAsync(connector, request, token), cancellationToken))).Value;
        if (result.Failure is { } failure)
        {
            NoteFailure(department, request, Coordinates(department, request.Resources), failure, onBehalfOf);
        }
        else
        {
            NoteAnswer(department, request, result.Answer!, onBehalfOf);
        }

        return result;
    }

    /// <summary>The rows of one register and subject that the source answered; empty is "absent".</summary>
    public static ImmutableArray<SourceRow> Rows(SourceAnswer answer, string resource, string key)
    {
        return answer.Rows[(resource, key)];
    }

    /// <summary>
    /// What a source left out of its answer it has not said to be absent: that register fails as malformed, for all
    /// subjects, since nobody can tell which of them it forgot.
    /// </summary>
    private static async Task<SourceAnswer> FetchAsync(
        IDepartmentConnector connector, SourceRequest request, CancellationToken cancellationToken)
    {
        SourceAnswer answer = await connector.FetchAsync(request, cancellationToken);
        ImmutableArray<string> keys = KeysOf(request);
        ImmutableArray<string> forgotten = [.. request.Resources.Select(selection => selection.Resource)
            .Where(resource => !answer.Failures.ContainsKey(resource)
                && !keys.All(key => answer.Rows.ContainsKey((resource, key))))];
        return forgotten.IsEmpty ? answer : answer with
        {
            Failures = answer.Failures.AddRange(forgotten.Select(resource => KeyValuePair.Create(
                resource,
                new SourceException(
                    connector.Department, SourceFailure.Garbage, "The source left a register out of its answer.")))),
        };
    }

    private static ImmutableArray<string> KeysOf(SourceRequest request)
    {
        return request.SubjectKind == SubjectKind.Public ? [""] : request.Keys;
    }

    private static List<string> Coordinates(string department, IEnumerable<ResourceSelection> resources)
    {
        return [.. resources.SelectMany(resource => resource.Fields
            .Concat(resource.Where?.Keys ?? [])
            .Distinct(StringComparer.Ordinal)
            .Select(field => $"{department}.{resource.Resource}.{field}"))];
    }

    private static string Identity(string department, SourceRequest request)
    {
        StringBuilder text = new(department);
        text.Append('|').Append(request.SubjectKind).Append('|').AppendJoin(',', request.Keys);
        foreach (ResourceSelection resource in request.Resources)
        {
            text.Append('|').Append(resource.Resource).Append('#').Append(resource.Limit).Append('(')
                .AppendJoin(',', resource.Fields).Append(')');
            foreach ((string field, object? value) in resource.Where?.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                ?? Enumerable.Empty<KeyValuePair<string, object?>>())
            {
                string shown = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
                text.Append('?').Append(field).Append('=')
                    .Append(value is null).Append(shown.Length).Append(':').Append(shown);
            }
        }

        return text.ToString();
    }

    private void NoteAnswer(string department, SourceRequest request, SourceAnswer answer, bool onBehalfOf)
    {
        foreach (IGrouping<SourceFailure, ResourceSelection> failed in request.Resources
            .Where(resource => answer.Failures.ContainsKey(resource.Resource))
            .GroupBy(resource => answer.Failures[resource.Resource].Failure))
        {
            NoteFailure(department, request, Coordinates(department, failed), failed.Key, onBehalfOf);
        }

        ImmutableArray<ResourceSelection> answered =
            [.. request.Resources.Where(resource => !answer.Failures.ContainsKey(resource.Resource))];
        if (answered.IsEmpty)
        {
            return;
        }

        ImmutableArray<string> keys = KeysOf(request);
        List<string> coordinates = Coordinates(department, answered);
        ILookup<bool, string> byPresence = keys.ToLookup(
            key => answered.Any(resource => !Rows(answer, resource.Resource, key).IsEmpty));
        foreach (ImmutableArray<string> subjects in Groups(byPresence[true], onBehalfOf))
        {
            NoteReleased(department, answer, answered, coordinates, subjects, onBehalfOf);
        }

        foreach (ImmutableArray<string> subjects in Groups(byPresence[false], onBehalfOf))
        {
            ledger.Note(new TransferNote
            {
                Department = department,
                Outcome = TransferOutcome.Absent,
                Coordinates = coordinates,
                Subjects = Named(subjects),
                OnBehalfOf = onBehalfOf ? subjects[0] : null,
                AsOf = clock.Now,
            });
        }
    }

    private void NoteReleased(
        string department,
        SourceAnswer answer,
        ImmutableArray<ResourceSelection> resources,
        List<string> coordinates,
        ImmutableArray<string> subjects,
        bool onBehalfOf)
    {
        List<(string Resource, string Key, ImmutableArray<SourceRow> Rows)> parts = [.. resources.SelectMany(
            resource => subjects.Select(key => (resource.Resource, key, Rows(answer, resource.Resource, key))))];
        (byte[] hash, int bytes) = ReleasedContent.Digest(parts);
        ledger.Note(new TransferNote
        {
            Department = department,
            Outcome = TransferOutcome.Released,
            Coordinates = coordinates,
            Subjects = Named(subjects),
            OnBehalfOf = onBehalfOf ? subjects[0] : null,
            Rows = parts.Sum(part => part.Rows.Length),
            Bytes = bytes,
            ContentHash = hash,
            AsOf = clock.Now,
        });
    }

    private void NoteFailure(
        string department, SourceRequest request, List<string> coordinates, SourceFailure failure, bool onBehalfOf)
    {
        foreach (ImmutableArray<string> subjects in Groups(request.Keys, onBehalfOf).DefaultIfEmpty([]))
        {
            ledger.Note(new TransferNote
            {
                Department = department,
                Outcome = TransferOutcome.Failed,
                Coordinates = coordinates,
                Subjects = Named(subjects),
                OnBehalfOf = onBehalfOf ? subjects[0] : null,
                Reason = FieldFault.CodeOf(failure),
                AsOf = clock.Now,
            });
        }
    }

    /// <summary>One entry for all subjects, or one for each that the caller acts for.</summary>
    private static IEnumerable<ImmutableArray<string>> Groups(IEnumerable<string> keys, bool onBehalfOf)
    {
        ImmutableArray<string> all = [.. keys];
        return onBehalfOf ? all.Select(key => ImmutableArray.Create(key)) : all.IsEmpty ? [] : [all];
    }

    private static ImmutableArray<string> Named(ImmutableArray<string> subjects)
    {
        return subjects is [""] ? [] : subjects;
    }
}
