using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// How the matter engine reads and writes departments: under <c>case/&lt;id&gt;</c>, only what the matter needs, each
/// call recorded before it returns. Implemented by the gateway.
/// </summary>
public interface ICaseReader
{
    /// <summary>Values of a subject, department by department side by side.</summary>
    /// <returns>One answer per coordinate asked, in order. A failed department makes its own answers unknown.</returns>
    /// <exception cref="Audit.AuditUnavailableException">
    /// The reading could not be recorded: nothing is returned.
    /// </exception>
    Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken);

    /// <summary>Evaluates expressions at the departments that hold their data.</summary>
    /// <returns>One answer per expression, in order.</returns>
    /// <exception cref="Audit.AuditUnavailableException">
    /// The reading could not be recorded: nothing is returned.
    /// </exception>
    Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken);

    /// <summary>
    /// Follows a link need: the id goes from source to gateway to the next source and is never returned.
    /// </summary>
    /// <returns>An opaque reference to the other subject, or absent, or unknown.</returns>
    /// <exception cref="Audit.AuditUnavailableException">The reading could not be recorded.</exception>
    Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken);

    /// <summary>
    /// Writes to a department's register: recorded as intended before it is sent and with its outcome after.
    /// </summary>
    /// <exception cref="Audit.AuditUnavailableException">
    /// The intention could not be recorded: nothing was sent.
    /// </exception>
    Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken);
}

/// <summary>What a case may read, and as whom.</summary>
public sealed record CaseScope
{
    /// <summary>The case's id: sealed handles of roles are valid for it alone.</summary>
    public required string CaseId { get; init; }

    /// <summary>The caller with the purpose <c>case/&lt;id&gt;</c>.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The case's citizen.</summary>
    public required string CitizenId { get; init; }

    /// <summary>The enterprise acted for, when the matter's audience is enterprises.</summary>
    public string? Uscc { get; init; }

    /// <summary>The matter's code and its legal basis, for the record.</summary>
    public required string Matter { get; init; }

    /// <summary>Articles as <c>law#article</c>.</summary>
    public ImmutableArray<string> LegalBasis { get; init; } = [];

    /// <summary>The needs of the matter: all it may touch. Anything else is refused and recorded.</summary>
    public required ImmutableArray<CaseNeed> Needs { get; init; }

    /// <summary>Whether the citizen has consented to the sensitive needs.</summary>
    public bool ConsentGiven { get; init; }

    /// <summary>The business date.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>
/// One need: a coordinate, the role whose register it is (null: the citizen), and how it may be read.
/// </summary>
public sealed record CaseNeed(string Coordinate, string? Role, NeedMode Mode);

/// <summary>How much of a need may leave its department.</summary>
public enum NeedMode
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>Only an expression's outcome.</summary>
    Predicate,

    /// <summary>An id that only the next source sees.</summary>
    Link,
}

/// <summary>A subject as the engine may know it: the citizen or enterprise itself, or somebody behind a link.</summary>
/// <param name="Kind">Person or enterprise.</param>
/// <param name="Role">Null for the case's own subject, else the role reached: <c>spouse</c>.</param>
/// <param name="Handle">
/// Opaque; sealed by the gateway, valid for one case. Never an id in clear for a role; "" for the case's own subject.
/// </param>
public sealed record SubjectReference(SubjectKind Kind, string? Role, string Handle)
{
    /// <summary>The case's own citizen: <see cref="CaseScope.CitizenId"/>.</summary>
    public static SubjectReference Citizen { get; } = new(SubjectKind.Person, null, "");

    /// <summary>The case's own enterprise: <see cref="CaseScope.Uscc"/>.</summary>
    public static SubjectReference Enterprise { get; } = new(SubjectKind.Enterprise, null, "");

    /// <summary>A public register: no subject.</summary>
    public static SubjectReference None { get; } = new(SubjectKind.Public, null, "");
}

/// <summary>One expression over one department's registers of one subject.</summary>
public sealed record DepartmentPredicate(
    string Department,
    SubjectReference Subject,
    string Expression,
    ImmutableArray<string> Coordinates,
    ImmutableDictionary<string, object?> Supplies);

/// <summary>The four answers.</summary>
public enum AnswerKind
{
    /// <summary>The source answered.</summary>
    Value,

    /// <summary>The register has no row.</summary>
    Absent,

    /// <summary>The source did not answer.</summary>
    Unknown,

    /// <summary>Access was refused: by the hub, or by the source itself (<c>SOURCE_REFUSED</c>).</summary>
    Refused,
}

/// <summary>What a coordinate holds.</summary>
/// <param name="Coordinate">The coordinate asked.</param>
/// <param name="Kind">Which of the four answers.</param>
/// <param name="Rows">The field's value in each row, newest first; one entry for a resource with one row.</param>
/// <param name="Reason">An error code when unknown or refused.</param>
/// <param name="TransferId">Where it is recorded.</param>
public sealed record CoordinateAnswer(
    string Coordinate, AnswerKind Kind, ImmutableArray<object?> Rows, string? Reason, string? TransferId)
{
    /// <summary>When the register stood as it answers; null when it did not answer.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>A link need and where it leads.</summary>
/// <param name="Coordinate">The field that holds the other subject's id: <c>CAB.marriage.spouseIdNo</c>.</param>
/// <param name="Role">The role reached, as the rule names it: <c>spouse</c>.</param>
/// <param name="Kind">What the id is.</param>
/// <param name="Condition">
/// FEEL over the fields of one row, as inside a filter: <c>relation = "child"</c>. The first row that meets it is
/// followed, the newest without one. The fields it names may be any of the link's own register; they are recorded.
/// </param>
/// <param name="Supplies">Values the condition names as <c>supply.x</c>.</param>
public sealed record CaseLink(
    string Coordinate,
    string Role,
    SubjectKind Kind,
    string? Condition = null,
    ImmutableDictionary<string, object?>? Supplies = null);

/// <summary>What an expression came to. <paramref name="Outcome"/> is null when unknown or refused.</summary>
public sealed record PredicateAnswer(AnswerKind Kind, PredicateOutcome? Outcome, string? Reason, string? TransferId)
{
    /// <summary>When the register stood as it answers; null when it did not answer.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>Where a link leads. <paramref name="Subject"/> is set only for <see cref="AnswerKind.Value"/>.</summary>
public sealed record LinkAnswer(AnswerKind Kind, SubjectReference? Subject, string? Reason, string? TransferId)
{
    /// <summary>When the register stood as it answers; null when it did not answer.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>One row to write, and the guard the owner checks again.</summary>
/// <param name="Resource">The register: <c>HPF.withdrawal</c>.</param>
/// <param name="Values">Field values by field name; empty when <paramref name="Reverses"/> is set.</param>
/// <param name="Guard">A FEEL condition the owner checks again in the same transaction, or null.</param>
/// <param name="IdempotencyKey">Case, step and direction; never the attempt.</param>
/// <param name="Reverses">
/// The key of an earlier write that this one takes back: the owner's register stands as before it. A key the owner
/// never saw is taken back by remembering it, so that a late first write does nothing.
/// </param>
/// <param name="Where">
/// A FEEL condition over one row's fields: the rows that meet it are changed, at least one. What it names and the
/// values it holds are sent to the owner, and recorded like the values.
/// </param>
public sealed record RegisterWrite(
    string Resource,
    ImmutableDictionary<string, object?> Values,
    string? Guard,
    string IdempotencyKey,
    string? Reverses = null,
    string? Where = null);

/// <summary>What became of a write. <paramref name="Outcome"/> is null while it is unknown: send it again.</summary>
public sealed record WriteAnswer(WriteOutcome? Outcome, string? Reason, string? TransferId);
