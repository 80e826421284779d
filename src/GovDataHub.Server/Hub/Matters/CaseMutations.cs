using System.Text.Json;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Lifecycle;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>What a citizen does with a case.</summary>
internal sealed class CaseMutations(MatterService service)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.Add("Mutation.startMatter", async field => Payload(await service.StartAsync(
                RequestState.Of(field).Caller,
                field.Argument<string>("code")!,
                field.Argument<string>("enterprise"),
                field.Argument<string>("locale") ?? "zh",
                field.CancellationToken)))
            .Add("Mutation.supply", async field => Payload(await service.SupplyAsync(
                RequestState.Of(field).Caller, CaseId(field), Values(field), field.CancellationToken)))
            .Add("Mutation.consent", async field => Payload(await service.ConsentAsync(
                RequestState.Of(field).Caller,
                CaseId(field),
                field.Argument<bool>("given"),
                field.CancellationToken)))
            .Add("Mutation.beginStep", async field => Options(await service.BeginStepAsync(
                RequestState.Of(field).Caller, CaseId(field), Step(field), field.CancellationToken)))
            .Add("Mutation.completeStep", async field => Payload(await service.CompleteStepAsync(
                RequestState.Of(field).Caller,
                CaseId(field),
                Step(field),
                PlainJson.TextOf(field.Argument<object>("credential")),
                field.CancellationToken)))
            .Add("Mutation.submitCase", async field => Payload(await service.SubmitAsync(
                RequestState.Of(field).Caller, CaseId(field), field.CancellationToken)))
            .Add("Mutation.withdrawCase", async field => Payload(await service.WithdrawAsync(
                RequestState.Of(field).Caller, CaseId(field), field.CancellationToken)))
            .Add("Mutation.appeal", async field => Payload(await service.AppealAsync(
                RequestState.Of(field).Caller,
                CaseId(field),
                field.Argument<string>("grounds")!,
                field.CancellationToken)));
    }

    /// <summary>A <c>CasePayload</c>. A case that comes back is its citizen's, or its officer's.</summary>
    public static Dictionary<string, object?> Payload(CaseResult result)
    {
        return new Dictionary<string, object?>
        {
            ["case"] = result.Case is { } file ? new CaseSource(file, CaseView.Whole) : null,
            ["errors"] = result.Errors.Select(MatterView.Error).ToArray(),
        };
    }

    private static Dictionary<string, object?> Options(StepResult result)
    {
        return new Dictionary<string, object?>
        {
            ["options"] = result.PublicKeyJson is { } options ? PasskeyFields.Options(options) : null,
            ["errors"] = result.Errors.Select(MatterView.Error).ToArray(),
        };
    }

    private static string CaseId(FieldContext field)
    {
        return field.Argument<string>("caseId")!;
    }

    private static StepKind Step(FieldContext field)
    {
        return StepKindNames.ParseGraphQL(field.Argument<string>("step")!)!.Value;
    }

    private static List<KeyValuePair<string, JsonElement>> Values(FieldContext field)
    {
        var values = new List<KeyValuePair<string, JsonElement>>();
        foreach (object? entry in field.Argument<IEnumerable<object?>>("values") ?? [])
        {
            var value = (IReadOnlyDictionary<string, object?>)entry!;
            values.Add(KeyValuePair.Create((string)value["name"]!, PlainJson.Of(value.GetValueOrDefault("value"))));
        }

        return values;
    }
}
