using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Engine;

/// <summary>
/// Fills a draft's form from the departments. What did not answer is asked again while the draft is open; the form
/// shows it as unknown meanwhile and is not held up.
/// </summary>
internal sealed class PrefillRun(
    ICaseStore store, ICaseReader reader, CaseFiles files, DepartmentCatalogue departments, EngineOptions options)
{
    public async Task RunAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Record.State != CaseState.Draft)
        {
            await CompleteAsync(work, cancellationToken);
            return;
        }

        var wanted = Wanted(file);
        var answers = ImmutableArray.CreateBuilder<CoordinateAnswer>();
        foreach (var group in wanted.GroupBy(SubjectOf))
        {
            answers.AddRange(await reader.ReadAsync(
                file.Scope(files.Clock.Today), Subject(group.Key), [.. group], cancellationToken));
        }

        await RecordAsync(work, file.Record.Id, answers.ToImmutable(), cancellationToken);
    }

    /// <summary>
    /// What the form shows, offers as options, or the effects are computed from; as far as it is not known yet.
    /// </summary>
    internal static ImmutableArray<string> Wanted(CaseFile file)
    {
        var definition = file.Definition;
        ImmutableArray<string> used =
        [
            .. definition.Supplies.Select(supply => supply.OptionsFrom?.Register).OfType<string>(),
            .. definition.Effects.SelectMany(Formulas),
            definition.Fee ?? "",
        ];
        return
        [
            .. definition.Needs.Where(need => need.IsShown || (need is { Mode: NeedMode.Value, Role: null }
                    && used.Any(text => text.Contains(RegisterOf(need.Coordinate), StringComparison.Ordinal))))
                .Select(need => need.Coordinate).Distinct()
                .Where(coordinate => file.Read(coordinate) is not { Answer: not AnswerKind.Unknown }),
        ];
    }

    private static IEnumerable<string> Formulas(EffectDefinition effect)
    {
        return effect switch
        {
            EffectDefinition.Write write => write.Values.Values,
            EffectDefinition.Pay pay => [pay.Amount, pay.Account],
            _ => [],
        };
    }

    private static string RegisterOf(string coordinate)
    {
        return coordinate[..coordinate.LastIndexOf('.')];
    }

    private async Task RecordAsync(
        WorkItem work, string caseId, ImmutableArray<CoordinateAnswer> answers, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        foreach (var answer in answers)
        {
            await transaction.PutValueAsync(ValueOf(caseId, answer), cancellationToken);
        }

        var record = await transaction.FindAsync(caseId, cancellationToken);
        if (record is { State: CaseState.Draft, PrefilledAt: null })
        {
            await transaction.UpdateAsync(record with { PrefilledAt = transaction.Now }, cancellationToken);
        }

        await TellAsync(transaction, caseId, answers, cancellationToken);
        bool isComplete = answers.All(answer => answer.Kind != AnswerKind.Unknown);
        if (isComplete || work.Failures + 1 >= options.TriesBeforeOfficer)
        {
            await transaction.CompleteAsync(work, cancellationToken);
        }
        else
        {
            var due = transaction.Now + options.PauseAfter(work.Failures + 1);
            await transaction.PostponeAsync(work, due, work.Failures + 1, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task TellAsync(
        ICaseTransaction transaction,
        string caseId,
        ImmutableArray<CoordinateAnswer> answers,
        CancellationToken cancellationToken)
    {
        var answered = answers.Where(answer => answer.Kind == AnswerKind.Value).ToList();
        if (answered.Count > 0)
        {
            int sources = answered.Select(answer => answer.Coordinate.Split('.')[0]).Distinct().Count();
            await transaction.TellAsync(
                caseId, "prefilled", CaseTexts.Prefilled(answered.Count, sources), StepKind.Prefill, cancellationToken);
        }

        if (answers.Any(answer => answer.Kind == AnswerKind.Unknown))
        {
            await transaction.TellAsync(
                caseId, "source-silent", CaseTexts.PrefillIncomplete, StepKind.Prefill, cancellationToken);
        }
    }

    private async Task CompleteAsync(WorkItem work, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.CompleteAsync(work, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private SubjectKind SubjectOf(string coordinate)
    {
        return departments.Resource(RegisterOf(coordinate))?.Subject ?? SubjectKind.Person;
    }

    private static SubjectReference Subject(SubjectKind kind)
    {
        return kind switch
        {
            SubjectKind.Person => SubjectReference.Citizen,
            SubjectKind.Enterprise => SubjectReference.Enterprise,
            _ => SubjectReference.None,
        };
    }

    private static CaseValue ValueOf(string caseId, CoordinateAnswer answer)
    {
        return new CaseValue
        {
            CaseId = caseId,
            IsSupplied = false,
            Name = answer.Coordinate,
            Answer = answer.Kind,
            Json = RegisterJson.Write(answer.Rows),
            TransferId = answer.TransferId,
        };
    }
}
