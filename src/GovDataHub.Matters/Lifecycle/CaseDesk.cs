using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>Who may see a case, and how much of it.</summary>
public enum CaseView
{
    /// <summary>Nothing: to this caller the case does not exist.</summary>
    None,

    /// <summary>All but form, reasons and what was supplied: the auditor.</summary>
    WithoutForm,

    /// <summary>All: its citizen, or the officer who holds its task.</summary>
    Whole,
}

/// <summary>Reading cases as a caller may see them.</summary>
public sealed class CaseDesk(ICaseStore store, CaseFiles files) : ICaseLookup
{
    /// <summary>The store's queries, for what belongs to a case the caller was shown.</summary>
    public ICaseQueries Queries => store.Queries;

    /// <summary>A case the caller may see, or null.</summary>
    public async Task<(CaseFile File, CaseView View)?> CaseAsync(
        Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(caseId, cancellationToken) is not { } file)
        {
            return null;
        }

        var view = await ViewAsync(caller, file, cancellationToken);
        return view == CaseView.None ? null : (file, view);
    }

    /// <summary>The caller's own cases, newest first.</summary>
    public async Task<ImmutableArray<CaseFile>> CasesAsync(
        Caller caller, int limit, string? after, CancellationToken cancellationToken)
    {
        if (caller.CitizenId is not { } citizen)
        {
            return [];
        }

        var list = ImmutableArray.CreateBuilder<CaseFile>();
        foreach (var record in await store.Queries.CasesOfAsync(citizen, after, limit, cancellationToken))
        {
            list.Add(await files.OpenAsync(record, cancellationToken));
        }

        return list.ToImmutable();
    }

    /// <summary>Why the case was decided as it was; empty before a decision.</summary>
    /// <remarks>A granted case shows what was met, a refused one what failed or is not known.</remarks>
    public async Task<ImmutableArray<DecisionReason>> ReasonsAsync(
        CaseFile file, CancellationToken cancellationToken)
    {
        var decision = await store.Queries.DecisionAsync(file.Record.Id, cancellationToken);
        if (decision is null)
        {
            return [];
        }

        var reasons = DecisionReasons.Read(decision.Outcomes);
        return decision.IsGranted
            ? reasons
            : [.. reasons.Where(reason => reason.Outcome != ConditionOutcome.Met)];
    }

    /// <inheritdoc/>
    public async Task<CaseAccess?> FindAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(caseId, cancellationToken) is not { } file)
        {
            return null;
        }

        var tasks = await store.Queries.TasksOfAsync(caseId, cancellationToken);
        return new CaseAccess
        {
            CaseId = caseId,
            CitizenId = file.Record.CitizenId,
            Uscc = file.Record.Uscc.Length == 0 ? null : file.Record.Uscc,
            Matter = file.Definition.Code,
            LegalBasis = file.Definition.LegalBasis,
            Needs = CaseFile.NeedsOf(file.Definition),
            IsOpen = !file.Record.IsOver,
            ConsentGiven = !file.Plan.AsksConsent || file.Record.ConsentGiven == true,
            ClaimedBy = [.. tasks.Select(task => task.ClaimedBy).OfType<string>()],
        };
    }

    private async Task<CaseView> ViewAsync(Caller caller, CaseFile file, CancellationToken cancellationToken)
    {
        if (caller.CitizenId == file.Record.CitizenId)
        {
            return CaseView.Whole;
        }

        if (caller.Roles.Contains("officer"))
        {
            var tasks = await store.Queries.TasksOfAsync(file.Record.Id, cancellationToken);
            if (tasks.Any(task => task.ClaimedBy == caller.Id && task.Department == caller.Department))
            {
                return CaseView.Whole;
            }
        }

        return caller.Roles.Contains("auditor") ? CaseView.WithoutForm : CaseView.None;
    }
}
