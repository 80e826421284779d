using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Passkeys;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>
/// What a citizen does with a case. Every operation may be repeated: doing it again does nothing more and answers the
/// same. What the caller can mend comes back as a value; it throws only for faults of ours.
/// </summary>
public sealed partial class MatterService(
    ICaseStore store,
    CaseFiles files,
    MatterCatalogue matters,
    SupplyForm form,
    PasskeyCeremony passkeys,
    IEnterpriseOperators operators,
    WorkingDayCalendar calendar,
    WorkSignal signal,
    EngineOptions options,
    TimeProvider time)
{
    /// <summary>Opens a citizen's draft, or returns the one that is open.</summary>
    public Task<CaseResult> StartAsync(Caller caller, string code, string locale, CancellationToken cancellationToken)
    {
        return StartAsync(caller, code, null, locale, cancellationToken);
    }

    /// <summary>Opens a draft, or returns the one that is open.</summary>
    /// <param name="caller">Who starts it; acts for the enterprise where one is named.</param>
    /// <param name="code">The matter.</param>
    /// <param name="enterprise">The credit code of the enterprise whose account names the caller, or null.</param>
    /// <param name="locale">The language of the case's texts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<CaseResult> StartAsync(
        Caller caller, string code, string? enterprise, string locale, CancellationToken cancellationToken)
    {
        if (caller.CitizenId is not { } citizen)
        {
            return CaseResult.Wrong(UserErrors.SignInRequired);
        }

        if (matters.Find(code) is not { } definition)
        {
            return CaseResult.Wrong(UserErrors.NoSuchMatter);
        }

        if (await RefusalAsync(caller, definition, enterprise, cancellationToken) is { } refusal)
        {
            return CaseResult.Wrong(refusal);
        }

        string uscc = enterprise ?? "";
        string caseId;
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            if (await transaction.FindDraftAsync(citizen, uscc, code, cancellationToken) is { } draft)
            {
                return await ResultAsync(draft.Id, cancellationToken);
            }

            if (ExclusiveKey(definition, enterprise ?? citizen) is { } key
                && await transaction.FindExclusiveAsync(key, cancellationToken) is { } unfinished)
            {
                return (await ResultAsync(unfinished.Id, cancellationToken)).With(UserErrors.CaseUnfinished);
            }

            caseId = await OpenAsync(transaction, definition, citizen, uscc, locale, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await PatientlyAsync(caseId, PrefillIsOver, cancellationToken);
    }

    /// <summary>Answers to what no department holds; later answers replace earlier ones.</summary>
    /// <remarks>All are taken or none: an error leaves the case as it was.</remarks>
    public async Task<CaseResult> SupplyAsync(
        Caller caller,
        string caseId,
        IReadOnlyList<KeyValuePair<string, JsonElement>> values,
        CancellationToken cancellationToken)
    {
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            var (file, refused) = await OwnAsync(transaction, caller, caseId, cancellationToken);
            if (file is null)
            {
                return refused!;
            }

            if (file.Record.State is not (CaseState.Draft or CaseState.WaitingCitizen))
            {
                return CaseResult.Wrong(file.Record.IsOver ? UserErrors.CaseOver : UserErrors.AlreadyFiled);
            }

            // A choice may be offered for another one made at the same time.
            var filled = file.With(values);
            var errors = values.Select(value => CheckSupply(filled, value)).OfType<UserError>().ToImmutableArray();
            if (!errors.IsEmpty)
            {
                await AskAgainAsync(transaction, file, errors, cancellationToken);
                return (await ResultAsync(caseId, cancellationToken)).With(errors.AsSpan());
            }

            foreach (var (name, value) in values)
            {
                await transaction.PutValueAsync(
                    new CaseValue { CaseId = caseId, IsSupplied = true, Name = name, Json = value.GetRawText() },
                    cancellationToken);
            }

            await transaction.UpdateAsync(file.Record, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        signal.Wake();
        return await ResultAsync(caseId, cancellationToken);
    }

    /// <summary>The citizen's answer to the consent asked. Giving it has the form filled in.</summary>
    public async Task<CaseResult> ConsentAsync(
        Caller caller, string caseId, bool given, CancellationToken cancellationToken)
    {
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            var (file, refused) = await OwnAsync(transaction, caller, caseId, cancellationToken);
            if (file is null)
            {
                return refused!;
            }

            if (file.Record.State != CaseState.Draft)
            {
                return CaseResult.Wrong(file.Record.IsOver ? UserErrors.CaseOver : UserErrors.AlreadyFiled);
            }

            if (file.Record.ConsentGiven == given)
            {
                return await ResultAsync(caseId, cancellationToken);
            }

            var record = file.Record with { ConsentGiven = given, ConsentAt = transaction.Now };
            await transaction.UpdateAsync(record, cancellationToken);
            await transaction.TellAsync(
                caseId,
                given ? "consent-given" : "consent-refused",
                given ? CaseTexts.ConsentGiven : CaseTexts.ConsentRefused,
                StepKind.SeparateConsent,
                cancellationToken);
            if (given && file.Plan.Prefills)
            {
                await EnqueuePrefillAsync(transaction, caseId, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return await PatientlyAsync(caseId, PrefillIsOver, cancellationToken);
    }

    /// <summary>Files the case.</summary>
    public async Task<CaseResult> SubmitAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (await NoLongerOperatesAsync(caller, caseId, cancellationToken) is { } refusal)
        {
            return CaseResult.Wrong(refusal);
        }

        try
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            var (file, refused) = await OwnAsync(transaction, caller, caseId, cancellationToken);
            if (file is null)
            {
                return refused!;
            }

            if (file.Record.State is CaseState.Draft or CaseState.WaitingCitizen)
            {
                var errors = await UnreadyAsync(transaction, file, cancellationToken);
                if (!errors.IsEmpty)
                {
                    return (await ResultAsync(caseId, cancellationToken)).With(errors.AsSpan());
                }

                await FileAsync(transaction, file, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }
        catch (CaseConflictException)
        {
            return (await ResultAsync(caseId, cancellationToken)).With(UserErrors.CaseUnfinished);
        }

        return await PatientlyAsync(caseId, file => file.Record.State != CaseState.Running, cancellationToken);
    }

    /// <summary>Why the caller may not start the matter for the enterprise named, or for none; null when so.</summary>
    private async Task<UserError?> RefusalAsync(
        Caller caller, MatterDefinition definition, string? enterprise, CancellationToken cancellationToken)
    {
        return (definition.ForEnterprises, enterprise) switch
        {
            (true, null or "") => UserErrors.EnterpriseRequired,
            (false, { Length: > 0 }) => UserErrors.EnterpriseUnexpected,
            (false, _) => null,
            _ => await operators.NamesAsync(caller, enterprise, cancellationToken) switch
            {
                true => null,
                false => UserErrors.NotOperator,
                null => UserErrors.OperatorUnknown,
            },
        };
    }

    /// <summary>Who was struck from the enterprise's account since the start files nothing for it.</summary>
    private async Task<UserError?> NoLongerOperatesAsync(
        Caller caller, string caseId, CancellationToken cancellationToken)
    {
        return await files.OpenAsync(caseId, cancellationToken) is { Record: { Uscc.Length: > 0 } record } file
            && record.CitizenId == caller.CitizenId
            && record.State is CaseState.Draft or CaseState.WaitingCitizen
            ? await RefusalAsync(caller, file.Definition, record.Uscc, cancellationToken)
            : null;
    }

    private async Task<string> OpenAsync(
        ICaseTransaction transaction,
        MatterDefinition definition,
        string citizen,
        string uscc,
        string locale,
        CancellationToken cancellationToken)
    {
        string caseId = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        await transaction.KeepDefinitionAsync(
            new DefinitionRecord { Digest = definition.Digest, Code = definition.Code, Source = definition.Source },
            cancellationToken);
        await transaction.InsertAsync(
            new CaseRecord
            {
                Id = caseId,
                Matter = definition.Code,
                Definition = definition.Digest,
                CitizenId = citizen,
                Uscc = uscc,
                State = CaseState.Draft,
                Locale = locale,
                CreatedAt = transaction.Now,
                UpdatedAt = transaction.Now,
            },
            cancellationToken);
        await transaction.TellAsync(caseId, "started", CaseTexts.Started(definition), null, cancellationToken);
        var plan = CasePlan.For(definition);
        if (plan.Prefills && !plan.AsksConsent)
        {
            await EnqueuePrefillAsync(transaction, caseId, cancellationToken);
        }

        return caseId;
    }

    private async Task<ImmutableArray<UserError>> UnreadyAsync(
        ICaseTransaction transaction, CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Plan.AsksConsent && file.Record.ConsentGiven != true)
        {
            return [UserErrors.ConsentRequired];
        }

        if (file.Plan.Prefills && file.Record.PrefilledAt is null)
        {
            return [UserErrors.StillPrefilling];
        }

        var errors = form.Check(file, files.Clock.Today).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            return errors;
        }

        var steps = await transaction.StepsAsync(file.Record.Id, cancellationToken);
        return CaseProgress.MissingSignature(file, steps) is null ? [] : [UserErrors.StepRequired];
    }

    private async Task FileAsync(ICaseTransaction transaction, CaseFile file, CancellationToken cancellationToken)
    {
        var now = files.Clock.Now;
        await transaction.UpdateAsync(
            file.Record with
            {
                State = CaseState.Running,
                SubmittedAt = file.Record.SubmittedAt ?? now,
                DueAt = file.Record.DueAt ?? file.Definition.Promised.EndFrom(now, calendar),
                ExclusiveKey = ExclusiveKey(
                    file.Definition, file.Record.Uscc.Length == 0 ? file.Record.CitizenId : file.Record.Uscc),
            },
            cancellationToken);
        await transaction.TellAsync(file.Record.Id, "submitted", CaseTexts.Submitted, null, cancellationToken);
        await transaction.EnqueueStageAsync(file.Record.Id, cancellationToken);
    }

    private UserError? CheckSupply(CaseFile file, KeyValuePair<string, JsonElement> value)
    {
        var supply = file.Definition.Supplies.FirstOrDefault(asked => asked.Name == value.Key);
        return supply is null
            ? new UserError(
                "SUPPLY_UNKNOWN", value.Key, "本事项不需要这项信息。", "This matter does not ask for that.")
            : form.Check(file, supply, value.Value, files.Clock.Today);
    }

    /// <summary>Who tries again has the silent register asked again, also after its prefill was given up.</summary>
    private async Task AskAgainAsync(
        ICaseTransaction transaction,
        CaseFile file,
        ImmutableArray<UserError> errors,
        CancellationToken cancellationToken)
    {
        if (file.Record is { State: CaseState.Draft, PrefilledAt: not null }
            && errors.Any(error => error.Code == UserErrors.OptionsUnknownCode))
        {
            await EnqueuePrefillAsync(transaction, file.Record.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            signal.Wake();
        }
    }

    private static Task EnqueuePrefillAsync(
        ICaseTransaction transaction, string caseId, CancellationToken cancellationToken)
    {
        return transaction.EnqueueAsync(
            new WorkItem { CaseId = caseId, Kind = WorkKind.Prefill, Due = transaction.Now }, cancellationToken);
    }

    private static string? ExclusiveKey(MatterDefinition definition, string subject)
    {
        return definition.Exclusive is { } register ? $"{register}:{subject}" : null;
    }

    private static bool PrefillIsOver(CaseFile file)
    {
        return !file.Plan.Prefills || file.Record.PrefilledAt is not null
            || (file.Plan.AsksConsent && file.Record.ConsentGiven != true);
    }
}
