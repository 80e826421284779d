using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// Writes of a case to its owner's register: recorded as intended before anything is sent, and with its outcome after.
/// An outcome that could not be recorded is reported as unknown; sending again under the same key is harmless.
/// </summary>
internal sealed class RegisterWriting(FederationServices services, SubjectSealer sealer)
{
    public async Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        Resource register = RegisterOf(subject, write);
        CaseSession session = new(services, sealer, scope);
        string key = session.KeyOf(subject);
        ImmutableArray<string> subjects = SubjectsOf(scope, subject, key);
        PendingTransfer intended = session.Ledger.Note(
            NoteOf(register, write, subjects, TransferOutcome.Intended, null));
        await session.RecordAsync();

        WriteRequest request = new(
            register.Name,
            subject.Kind,
            key,
            write.Values,
            write.Guard,
            scope.Today,
            write.IdempotencyKey,
            write.Reverses,
            write.Where);
        SourceResult<WriteOutcome> result = await services.Sources.CallAsync(
            register.Department, (connector, token) => connector.WriteAsync(request, token), cancellationToken);

        CaseSession after = new(services, sealer, scope);
        PendingTransfer written = after.Ledger.Note(result switch
        {
            { Failure: { } failure } =>
                NoteOf(register, write, subjects, TransferOutcome.Failed, FieldFault.CodeOf(failure)),
            { Answer: WriteOutcome.Written } => NoteOf(register, write, subjects, TransferOutcome.Written, null),
            _ => NoteOf(register, write, subjects, TransferOutcome.Denied, ErrorCode.GuardFailed),
        });
        return await after.Ledger.CommitAsync(services.Log)
            ? new WriteAnswer(
                result.Failure is null ? result.Answer : null, written.Note.Reason, written.Id?.ToString())
            : new WriteAnswer(null, ErrorCode.AuditUnavailable, intended.Id?.ToString());
    }

    private Resource RegisterOf(SubjectReference subject, RegisterWrite write)
    {
        Resource register = services.Catalogue.Resource(write.Resource)
            ?? throw new ArgumentException($"No department holds {write.Resource}.", nameof(write));
        if (register.Subject != subject.Kind)
        {
            throw new ArgumentException($"{write.Resource} is no register of a {subject.Kind}.", nameof(write));
        }

        foreach (string field in write.Values.Keys)
        {
            if (register.Field(field) is null)
            {
                throw new ArgumentException($"{write.Resource} has no field {field}.", nameof(write));
            }
        }

        return register;
    }

    /// <summary>
    /// Whom the record is about: whose register it is, and where that is not the applicant, the applicant too, whose
    /// case writes there.
    /// </summary>
    private static ImmutableArray<string> SubjectsOf(CaseScope scope, SubjectReference subject, string key)
    {
        return (key.Length, subject) switch
        {
            (0, _) => [],
            (_, { Kind: SubjectKind.Person, Role: null }) => [key],
            _ => [key, scope.CitizenId],
        };
    }

    private TransferNote NoteOf(
        Resource register,
        RegisterWrite write,
        ImmutableArray<string> subjects,
        TransferOutcome outcome,
        string? reason)
    {
        IEnumerable<string> named = write.Where is { } where
            ? LinkCondition.FieldsNamed(where, register).Select(field => field.Coordinate)
            : [];
        IEnumerable<string> fields = write.Values.IsEmpty
            ? [register.Coordinate]
            : write.Values.Keys.Select(field => $"{register.Coordinate}.{field}").Union(named);
        return new TransferNote
        {
            Department = register.Department,
            Outcome = outcome,
            Coordinates = fields,
            Subjects = subjects,
            Reason = reason,
            Rows = outcome == TransferOutcome.Written ? 1 : 0,
            AsOf = services.Clock.Now,
        };
    }
}
