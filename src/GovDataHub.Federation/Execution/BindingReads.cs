using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// The registers that bind a caller to a subject: operators of an enterprise, children of a guardian, relatives of a
/// case's citizen. Every reading is noted; the ids stay in the gateway.
/// </summary>
internal sealed class BindingReads(FederationServices services, RegisterReader reader, CancellationToken ending)
{
    private const string ChildMandate = "child-";

    /// <summary>Which of these enterprises name the person as operator today.</summary>
    public async Task<(FrozenSet<string> Operated, FieldFault? Fault)> OperatedAsync(
        string person, ImmutableArray<string> enterprises)
    {
        RegisterField operators = services.Edges.OperatorPerson;
        RegisterField until = services.Edges.OperatorUntil;
        (SourceAnswer? answer, FieldFault? fault) = await ReadAsync(
            operators.Department,
            operators.Resource,
            SubjectKind.Enterprise,
            enterprises,
            [operators.Name, until.Name]);
        if (answer is null)
        {
            return (FrozenSet<string>.Empty, fault);
        }

        return (enterprises.Where(uscc => RegisterReader.Rows(answer, operators.Resource, uscc).Any(row =>
            Text(row, operators.Name) == person
            && (row.Values.GetValueOrDefault(until.Name) is not DateOnly last || last >= services.Clock.Today)))
            .ToFrozenSet(StringComparer.Ordinal), null);
    }

    /// <summary>
    /// The minor that <c>behalf/child-&lt;n&gt;</c> names: the n-th child by birth, the eldest first.
    /// </summary>
    public async Task<(string? Child, FieldFault? Fault)> WardAsync(string guardian, string mandate)
    {
        if (!mandate.StartsWith(ChildMandate, StringComparison.Ordinal)
            || !int.TryParse(mandate.AsSpan(ChildMandate.Length), out int ordinal) || ordinal is < 1 or > 20)
        {
            return (null, FieldFault.Of(DenialReason.NoMandate));
        }

        RegisterEdge edge = services.Edges.Guardian;
        (SourceAnswer? answer, FieldFault? fault) = await ReadAsync(
            edge.Link.Department, edge.Link.Resource, SubjectKind.Person, [guardian],
            [.. edge.Reads.Select(field => field.Name)]);
        if (answer is null)
        {
            return (null, fault);
        }

        List<EdgeTarget> children = [.. EdgeTarget.Of(edge, RegisterReader.Rows(answer, edge.Link.Resource, guardian))
            .OrderBy(child => child.Birth ?? DateOnly.MaxValue)
            .ThenBy(child => child.Key, StringComparer.Ordinal)];
        return ordinal <= children.Count && children[ordinal - 1].IsMinor(services.Clock.Today)
            ? (children[ordinal - 1].Key, null)
            : (null, FieldFault.Of(DenialReason.NoMandate));
    }

    /// <summary>Whether the officer is a relative of the citizen by any register that names relatives.</summary>
    public async Task<(bool IsRelative, FieldFault? Fault)> RelativeAsync(string citizen, string officer)
    {
        foreach (RegisterField field in services.Edges.Relatives)
        {
            (SourceAnswer? answer, FieldFault? fault) = await ReadAsync(
                field.Department, field.Resource, SubjectKind.Person, [citizen], [field.Name]);
            if (answer is null)
            {
                return (true, fault);
            }

            if (RegisterReader.Rows(answer, field.Resource, citizen).Any(row => Text(row, field.Name) == officer))
            {
                return (true, null);
            }
        }

        return (false, null);
    }

    private static string? Text(SourceRow row, string field)
    {
        return row.Values.GetValueOrDefault(field) as string;
    }

    private async Task<(SourceAnswer? Answer, FieldFault? Fault)> ReadAsync(
        string department,
        string resource,
        SubjectKind kind,
        ImmutableArray<string> keys,
        ImmutableArray<string> fields)
    {
        SourceRequest request = new(kind, keys, [new ResourceSelection(resource, fields)]);
        SourceResult<SourceAnswer> result = await reader.ReadAsync(department, request, onBehalfOf: false, ending);
        SourceFailure? failure = result.Failure
            ?? (result.Answer!.Failures.TryGetValue(resource, out SourceException? failed) ? failed.Failure : null);
        return failure is { } how ? (null, FieldFault.Of(department, how)) : (result.Answer, null);
    }
}

/// <summary>Whom one row of an edge's register leads to.</summary>
internal readonly record struct EdgeTarget(string Key, DateOnly? Birth)
{
    private const int AgeOfMajority = 18;

    /// <summary>The targets of an edge's rows, each once, in the register's order.</summary>
    public static IEnumerable<EdgeTarget> Of(RegisterEdge edge, ImmutableArray<SourceRow> rows)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SourceRow row in rows)
        {
            if (edge.Where.All(test => row.Values.GetValueOrDefault(test.Field.Name) as string == test.Code)
                && row.Values.GetValueOrDefault(edge.Link.Name) is string { Length: > 0 } key
                && seen.Add(key))
            {
                yield return new EdgeTarget(
                    key, edge.Birth is { } birth ? row.Values.GetValueOrDefault(birth.Name) as DateOnly? : null);
            }
        }
    }

    /// <summary>Whether the register says the person is under age; without a date of birth nobody is.</summary>
    public bool IsMinor(DateOnly today)
    {
        return Birth is { } birth && birth.AddYears(AgeOfMajority) > today;
    }
}
