using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>The fields of <c>Case</c>.</summary>
internal sealed class CaseFields(
    CaseDesk desk, CaseFiles files, SupplyForm form, MatterView view, FormRelease release)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        Add(map, "id", source => source.CaseId);
        Add(map, "matter", source => source.File.Definition);
        Add(map, "state", source => MatterView.Name(source.File.Record.State));
        Add(map, "createdAt", source => source.File.Record.CreatedAt);
        Add(map, "updatedAt", source => source.File.Record.UpdatedAt);
        Add(map, "submittedAt", source => source.File.Record.SubmittedAt);
        Add(map, "dueAt", source => source.File.Record.DueAt);
        Add(map, "consent", Consent);
        map.Add("Case.next", async field => await NextAsync(field));
        map.Add("Case.form", async field => await FormAsync(field));
        map.Add("Case.reasons", async field => await ReasonsAsync(field));
        map.Add("Case.history", async field => await HistoryAsync(field));
        map.Add("Case.payments", async field => await PaymentsAsync(field));
        map.Add("Case.notifications", async field => await NotificationsAsync(field));
    }

    private static void Add(ResolverMap map, string name, Func<CaseSource, object?> value)
    {
        map.AddSync($"Case.{name}", field => value(Source(field)));
    }

    private static CaseSource Source(FieldContext field)
    {
        return (CaseSource)field.Source!;
    }

    private Dictionary<string, object?>? Consent(CaseSource source)
    {
        if (!source.File.Plan.AsksConsent)
        {
            return null;
        }

        return new Dictionary<string, object?>
        {
            ["data"] = source.File.Definition.Needs.Where(need => view.IsSensitive(need.Coordinate))
                .Select(view.Need).ToArray(),
            ["given"] = source.File.Record.ConsentGiven,
            ["at"] = source.File.Record.ConsentAt,
        };
    }

    private async ValueTask<object?> NextAsync(FieldContext field)
    {
        var file = Source(field).File;
        var steps = await desk.Queries.StepsAsync(file.Record.Id, field.CancellationToken);
        return CaseProgress.NextOf(file, steps) is not { } next ? null : new Dictionary<string, object?>
        {
            ["kind"] = MatterView.Name(next.Kind),
            ["step"] = next.Step is { } step ? StepKindNames.GraphQLNameOf(step) : null,
            ["text"] = MatterView.Text(next.Text),
        };
    }

    private async ValueTask<object?> FormAsync(FieldContext field)
    {
        var source = Source(field);
        if (!source.IsWhole)
        {
            return null;
        }

        var shown = source.File.Definition.Needs.Where(need => need.IsShown).DistinctBy(need => need.Coordinate)
            .Where(need => source.File.Read(need.Coordinate) is not null).ToImmutableArray();
        await release.RecordAsync(
            RequestState.Of(field).Caller, source.File, shown, field.CancellationToken);
        return new Dictionary<string, object?>
        {
            ["prefilled"] = shown.Select(need => Prefilled(source.File, need)).ToArray(),
            ["asked"] = source.File.Definition.Supplies.Select(supply => Asked(source.File, supply)).ToArray(),
        };
    }

    private Dictionary<string, object?> Prefilled(CaseFile file, NeedDefinition need)
    {
        var read = file.Read(need.Coordinate)!;
        var first = JsonElement.Parse(read.Json).EnumerateArray().FirstOrDefault();
        bool isHeld = read.Answer == Federation.Reading.AnswerKind.Value;
        return new Dictionary<string, object?>
        {
            ["coordinate"] = need.Coordinate,
            ["role"] = need.Role,
            ["label"] = view.LabelOf(need.Coordinate),
            ["department"] = view.Department(need.Coordinate.Split('.')[0]),
            ["outcome"] = MatterView.Outcome(read.Answer),
            ["value"] = isHeld && first.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? first : null,
            ["display"] = isHeld ? view.Display(need.Coordinate, first) : null,
        };
    }

    private Dictionary<string, object?> Asked(CaseFile file, SupplyDefinition supply)
    {
        var held = file.Values.FirstOrDefault(value => value.IsSupplied && value.Name == supply.Name);
        var options = form.OptionsOf(file, supply, files.Clock.Today);
        return new Dictionary<string, object?>
        {
            ["definition"] = MatterView.Supply(supply, options is { } list ? list : null),
            ["value"] = held is null ? null : JsonElement.Parse(held.Json),
            ["optionsOutcome"] = SupplyForm.AnswerOf(file, supply) is { } answer ? MatterView.Outcome(answer) : null,
        };
    }

    private async ValueTask<object?> ReasonsAsync(FieldContext field)
    {
        var source = Source(field);
        return source.IsWhole
            ? (await desk.ReasonsAsync(source.File, field.CancellationToken)).Select(Reason).ToArray()
            : [];
    }

    private static Dictionary<string, object?> Reason(DecisionReason reason)
    {
        return new Dictionary<string, object?>
        {
            ["condition"] = reason.Condition,
            ["outcome"] = MatterView.Name(reason.Outcome),
            ["text"] = MatterView.Text(reason.Zh, reason.En),
            ["remedy"] = reason is { RemedyZh: { } zh, RemedyEn: { } en } ? MatterView.Text(zh, en) : null,
        };
    }

    private async ValueTask<object?> HistoryAsync(FieldContext field)
    {
        int first = Pages.First(field);
        string? after = field.Argument<string>("after");
        int from = after is null ? 0
            : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int sequence) ? sequence
            : throw Pages.NoCursor();
        var lines = await desk.Queries.EventsAsync(Source(field).CaseId, from, first + 1, field.CancellationToken);
        return Pages.Connection(
            lines, first, after, line => line.Sequence.ToString(CultureInfo.InvariantCulture), Line);
    }

    private static Dictionary<string, object?> Line(CaseEvent line)
    {
        return new Dictionary<string, object?>
        {
            ["sequence"] = line.Sequence,
            ["at"] = line.At,
            ["kind"] = line.Kind,
            ["step"] = line.Step is { } step ? StepKindNames.GraphQLNameOf(step) : null,
            ["text"] = MatterView.Text(line.Zh, line.En),
        };
    }

    private async ValueTask<object?> PaymentsAsync(FieldContext field)
    {
        var source = Source(field);
        var payments = await desk.Queries.PaymentsAsync(source.CaseId, field.CancellationToken);
        return !source.IsWhole ? [] : payments.Select(payment => new Dictionary<string, object?>
        {
            ["amount"] = payment.Amount,
            ["state"] = MatterView.Name(payment.State),
            ["accountMasked"] = payment.AccountMasked,
            ["at"] = payment.At,
        }).ToArray();
    }

    private async ValueTask<object?> NotificationsAsync(FieldContext field)
    {
        var source = Source(field);
        var sent = await desk.Queries.NotificationsAsync(source.CaseId, field.CancellationToken);
        return !source.IsWhole ? [] : sent.Select(notice => new Dictionary<string, object?>
        {
            ["at"] = notice.At,
            ["text"] = MatterView.Text(notice.Zh, notice.En),
        }).ToArray();
    }
}
