using System.Globalization;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>What an officer sees and does.</summary>
internal sealed class OfficerFields(OfficerDesk officers, CaseDesk desk, CaseFiles files)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.Add("Query.workList", async field => await WorkListAsync(field))
            .Add("Mutation.claimTask", async field => await ClaimAsync(field))
            .Add("Mutation.decide", async field => await DecideAsync(field));
        Add(map, "id", task => task.Id);
        Add(map, "step", task => StepKindNames.GraphQLNameOf(task.Step));
        Add(map, "dueAt", task => task.DueAt);
        Add(map, "createdAt", task => task.CreatedAt);
        map.AddSync("HumanTask.claimedByMe", field => Task(field).ClaimedBy == RequestState.Of(field).Caller.Id)
            .Add("HumanTask.matter", async field => await MatterAsync(field))
            .Add("HumanTask.case", async field => await CaseAsync(field));
    }

    private static void Add(ResolverMap map, string name, Func<HumanTaskRecord, object?> value)
    {
        map.AddSync($"HumanTask.{name}", field => value(Task(field)));
    }

    private static HumanTaskRecord Task(FieldContext field)
    {
        return (HumanTaskRecord)field.Source!;
    }

    private async ValueTask<object?> WorkListAsync(FieldContext field)
    {
        int first = Pages.First(field);
        string? after = field.Argument<string>("after");
        int skip = after is null ? 0
            : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int position) ? position
            : throw Pages.NoCursor();
        var tasks = await officers.WorkListAsync(
            RequestState.Of(field).Caller, skip, first + 1, field.CancellationToken);
        var numbered = tasks.Select((task, index) => (Task: task, Position: skip + index + 1)).ToList();
        return Pages.Connection(
            numbered,
            first,
            after,
            entry => entry.Position.ToString(CultureInfo.InvariantCulture),
            entry => entry.Task);
    }

    private async ValueTask<object?> ClaimAsync(FieldContext field)
    {
        var result = await officers.ClaimAsync(
            RequestState.Of(field).Caller, field.Argument<string>("id")!, field.CancellationToken);
        return new Dictionary<string, object?>
        {
            ["task"] = result.Task,
            ["errors"] = result.Errors.Select(MatterView.Error).ToArray(),
        };
    }

    private async ValueTask<object?> DecideAsync(FieldContext field)
    {
        var decision = field.Argument<string>("decision") switch
        {
            "GRANT" => OfficerDecision.Grant,
            "REFUSE" => OfficerDecision.Refuse,
            _ => OfficerDecision.AskCitizen,
        };
        return CaseMutations.Payload(await officers.DecideAsync(
            RequestState.Of(field).Caller,
            field.Argument<string>("taskId")!,
            decision,
            field.Argument<string>("reason")!,
            field.CancellationToken));
    }

    private async ValueTask<object?> MatterAsync(FieldContext field)
    {
        return (await files.OpenAsync(Task(field).CaseId, field.CancellationToken))?.Definition;
    }

    /// <summary>Only who holds the task sees the case.</summary>
    private async ValueTask<object?> CaseAsync(FieldContext field)
    {
        Caller caller = RequestState.Of(field).Caller;
        return await desk.CaseAsync(caller, Task(field).CaseId, field.CancellationToken) is var (file, view)
            ? new CaseSource(file, view)
            : null;
    }
}
