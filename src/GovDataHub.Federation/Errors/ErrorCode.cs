using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Errors;

/// <summary>
/// Every code an answer of the platform may carry, what it means and what mends it: in <c>extensions.code</c> of an
/// error, in <c>UserError.code</c> of a mutation's payload, in <c>code</c> of a refused token. The one table: the error
/// page is generated from it, and clients read it at <c>/graphql/error-codes</c>.
/// </summary>
/// <param name="Code">Stable; clients switch on it.</param>
/// <param name="Meaning">What happened.</param>
/// <param name="Mend">What the client can do.</param>
public sealed record ErrorCode(string Code, Label Meaning, Label Mend)
{
    /// <summary>No purpose was given.</summary>
    public const string PurposeRequired = "PURPOSE_REQUIRED";

    /// <summary>Access was refused.</summary>
    public const string AccessDenied = "ACCESS_DENIED";

    /// <summary>A department refused the answer.</summary>
    public const string SourceRefused = "SOURCE_REFUSED";

    /// <summary>A department missed its deadline.</summary>
    public const string SourceTimeout = "SOURCE_TIMEOUT";

    /// <summary>A department failed or cannot be reached.</summary>
    public const string SourceUnavailable = "SOURCE_UNAVAILABLE";

    /// <summary>The transfer could not be recorded.</summary>
    public const string AuditUnavailable = "AUDIT_UNAVAILABLE";

    /// <summary>A limit was exceeded.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The owner of a register refused a write.</summary>
    public const string GuardFailed = "GUARD_FAILED";

    /// <summary>An id stands in the document.</summary>
    public const string IdInDocument = "ID_IN_DOCUMENT";

    /// <summary>An id stands in an address.</summary>
    public const string IdInAddress = "ID_IN_ADDRESS";

    /// <summary>The caller may send trusted documents only.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>No trusted document has the hash; named as Apollo's clients know it.</summary>
    public const string DocumentUnknown = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The schema is not open to the caller.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>The operation takes another HTTP method.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The request is not a GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document does not parse.</summary>
    public const string SyntaxError = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable does not fit its type.</summary>
    public const string BadVariable = "BAD_USER_INPUT";

    /// <summary>No operation of that name.</summary>
    public const string OperationUnknown = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>Nobody is signed in, or the token is not valid.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>A bug of ours.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";

    /// <summary>All codes, by name.</summary>
    public static ImmutableArray<ErrorCode> All { get; } =
    [
        .. RequestErrors.Codes.Concat(AccessErrors.Codes).Concat(MatterErrors.Codes)
            .OrderBy(entry => entry.Code, StringComparer.Ordinal),
    ];

    private static FrozenDictionary<string, ErrorCode> ByCode { get; } =
        All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">No such code: add it to the table.</exception>
    public static ErrorCode Of(string code)
    {
        return ByCode[code];
    }
}
