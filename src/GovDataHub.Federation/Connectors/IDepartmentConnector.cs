using System.Collections.Immutable;

namespace GovDataHub.Federation.Connectors;

/// <summary>
/// One department's source, whatever it speaks. The only place that contacts a department. Implementations apply no
/// access rule and keep no data; the caller has decided access before and records the transfer after.
/// </summary>
public interface IDepartmentConnector
{
    /// <summary>The department's code.</summary>
    string Department { get; }

    /// <summary>Reads registers of many subjects in as few round trips as the source allows.</summary>
    /// <exception cref="SourceException">
    /// The source refused, failed, answered garbage, or missed its deadline.
    /// </exception>
    Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken);

    /// <summary>Evaluates FEEL expressions over one subject at the source: only outcomes cross.</summary>
    /// <exception cref="SourceException">As for <see cref="FetchAsync"/>.</exception>
    Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(PredicateRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Writes one row to a register, or changes the rows that meet a condition. The same idempotency key is applied
    /// once.
    /// </summary>
    /// <exception cref="SourceException">Not known to be written: ask again with the same key.</exception>
    Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken);
}

/// <summary>Whose register: which key the subject is known by.</summary>
public enum SubjectKind
{
    /// <summary>A person, by identity number.</summary>
    Person,

    /// <summary>An enterprise, by unified social credit code.</summary>
    Enterprise,

    /// <summary>A public register: no subject.</summary>
    Public,
}

/// <summary>What to read: the same resources and fields for every key.</summary>
/// <param name="SubjectKind">What the keys are.</param>
/// <param name="Keys">Distinct identity numbers or credit codes; empty for public registers.</param>
/// <param name="Resources">What to read, each resource once.</param>
public sealed record SourceRequest(
    SubjectKind SubjectKind, ImmutableArray<string> Keys, ImmutableArray<ResourceSelection> Resources);

/// <summary>One resource's fields, and for public registers which rows.</summary>
/// <param name="Resource">The resource's name within the department: <c>account</c>.</param>
/// <param name="Fields">
/// Field names as in the catalogue; the minimum to read, no more may be asked of the source.
/// </param>
/// <param name="Where">Public registers: equality by field; the values are typed as in <see cref="SourceRow"/>.</param>
/// <param name="Limit">At most so many rows a key.</param>
public sealed record ResourceSelection(
    string Resource,
    ImmutableArray<string> Fields,
    ImmutableDictionary<string, object?>? Where = null,
    int Limit = 100);

/// <summary>What the source said: per resource and key the rows in the catalogue's order, newest first.</summary>
/// <param name="Rows">
/// Every (resource, key) asked has an entry; an empty list is "absent". For public registers the key is "".
/// </param>
/// <param name="Failures">
/// Resources that failed while others answered, each with why. A resource that has neither its rows nor a failure is a
/// malformed answer, and read as one.
/// </param>
public sealed record SourceAnswer(
    ImmutableDictionary<(string Resource, string Key), ImmutableArray<SourceRow>> Rows,
    ImmutableDictionary<string, SourceException> Failures);

/// <summary>
/// One register row in the catalogue's terms. Values are null, <see cref="string"/> (also enums), <see cref="long"/>,
/// <see cref="decimal"/> (money and number), <see cref="bool"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
/// or <see cref="System.Text.Json.JsonElement"/> (json).
/// </summary>
/// <param name="Values">By field name; every field asked for is there.</param>
public sealed record SourceRow(ImmutableDictionary<string, object?> Values);

/// <summary>FEEL expressions over one department's registers of one subject.</summary>
/// <param name="SubjectKind">What the key is.</param>
/// <param name="Key">The subject.</param>
/// <param name="Expressions">
/// FEEL text over <c>DEPT.resource</c> paths, such as <c>HPF.account.status = "active"</c>.
/// </param>
/// <param name="Today">The business date for <c>today()</c>.</param>
/// <param name="Supplies">Values the expressions name as <c>supply.x</c>: a transfer to the department, too.</param>
public sealed record PredicateRequest(
    SubjectKind SubjectKind,
    string Key,
    ImmutableArray<string> Expressions,
    DateOnly Today,
    ImmutableDictionary<string, object?> Supplies);

/// <summary>What crossed of one expression.</summary>
public enum PredicateOutcome
{
    /// <summary>False.</summary>
    False,

    /// <summary>True.</summary>
    True,

    /// <summary>FEEL null: a value was missing in a row that is there.</summary>
    Null,

    /// <summary>FEEL null because the register has no row for the subject.</summary>
    Absent,
}

/// <summary>One row to write.</summary>
/// <param name="Resource">The resource's name within the department.</param>
/// <param name="SubjectKind">What the key is.</param>
/// <param name="Key">The subject.</param>
/// <param name="Values">Field values, typed as in <see cref="SourceRow"/>.</param>
/// <param name="Guard">A FEEL condition the owner checks again in the same transaction, or null.</param>
/// <param name="Today">The business date for the guard's <c>today()</c>.</param>
/// <param name="IdempotencyKey">Case, step and direction; at most 200 characters.</param>
/// <param name="Reverses">
/// The key of an earlier write that this one takes back: the register stands as before it. A key never seen is
/// remembered as taken back, so that a late first write does nothing.
/// </param>
/// <param name="Where">
/// A FEEL condition over the fields of one row, which may name the department's registers, too: the subject's rows that
/// meet it are changed and no other; when none does, nothing is written. Null adds a row to a register of many, and
/// sets the row of a register of one.
/// </param>
public sealed record WriteRequest(
    string Resource,
    SubjectKind SubjectKind,
    string Key,
    ImmutableDictionary<string, object?> Values,
    string? Guard,
    DateOnly Today,
    string IdempotencyKey,
    string? Reverses = null,
    string? Where = null);

/// <summary>What the owner did with a write.</summary>
public enum WriteOutcome
{
    /// <summary>Written now, or already under the same key.</summary>
    Written,

    /// <summary>The guard did not hold, or no row met the condition: nothing was written.</summary>
    GuardFailed,
}

/// <summary>A department failed. Carries no personal data and no address.</summary>
public sealed class SourceException(string department, SourceFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The department's code.</summary>
    public string Department { get; } = department;

    /// <summary>What went wrong.</summary>
    public SourceFailure Failure { get; } = failure;
}

/// <summary>How a source fails.</summary>
public enum SourceFailure
{
    /// <summary>Cannot be reached, refuses, or its breaker is open.</summary>
    Unavailable,

    /// <summary>Did not answer before its deadline.</summary>
    Timeout,

    /// <summary>Answered what its contract does not allow.</summary>
    Garbage,

    /// <summary>Answered with an error of its own.</summary>
    Fault,

    /// <summary>
    /// Answered that the hub may not have this: a refusal, which asking again does not mend, and no silence.
    /// </summary>
    Refused,
}
