using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Why a field of a department is null: what becomes a located error. Carries no personal data, no address and no text
/// of a department's own.
/// </summary>
/// <param name="Code">A code of <see cref="ErrorCode.All"/>.</param>
/// <param name="Text">In words, both languages.</param>
/// <param name="Department">The department's code, when it is about one.</param>
/// <param name="Reason">The denial's reason, when access was refused.</param>
public sealed record FieldFault(string Code, Label Text, string? Department, string? Reason)
{
    /// <summary>A refusal.</summary>
    public static FieldFault Of(DenialReason reason, string? department = null)
    {
        return new FieldFault(reason.Code, reason.Text, department, reason.Name);
    }

    /// <summary>A department's failure.</summary>
    public static FieldFault Of(string department, SourceFailure failure)
    {
        string code = CodeOf(failure);
        return new FieldFault(code, ErrorCode.Of(code).Meaning, department, null);
    }

    /// <summary>The log could not record.</summary>
    public static FieldFault NotRecorded(string? department = null)
    {
        return new FieldFault(
            ErrorCode.AuditUnavailable, ErrorCode.Of(ErrorCode.AuditUnavailable).Meaning, department, null);
    }

    /// <summary>The error code of a source's failure.</summary>
    public static string CodeOf(SourceFailure failure)
    {
        return failure switch
        {
            SourceFailure.Timeout => ErrorCode.SourceTimeout,
            SourceFailure.Refused => ErrorCode.SourceRefused,
            _ => ErrorCode.SourceUnavailable,
        };
    }
}
