using System.Text.Json;
using GovDataHub.Portal.Language;

namespace GovDataHub.Portal.Api;

/// <summary>A text in both languages, as the API gives it.</summary>
public sealed record LocalizedText(string Zh, string En)
{
    internal string In(Locale locale)
    {
        return locale.Pick(Zh, En);
    }
}

public sealed record DepartmentView(string Code, LocalizedText Name);

public sealed record ViewerView(string Kind, string? DisplayName, IReadOnlyList<string> Roles, string? Department);

public sealed record BasisView(string Law, string Article);

public sealed record MatterCard(
    string Code, LocalizedText Name, DepartmentView Owner, string Promised, int Visits, string Kind);

public sealed record NeedView(
    string Coordinate, string? Role, LocalizedText Label, DepartmentView Department, string Mode, bool Sensitive);

public sealed record OptionView(string Value, LocalizedText Label);

public sealed record SupplyView(
    string Name,
    LocalizedText Label,
    LocalizedText? Hint,
    string Type,
    string Why,
    bool Required,
    IReadOnlyList<OptionView>? Options);

public sealed record EnterpriseView(string Uscc);

public sealed record MyEnterprisesView(IReadOnlyList<EnterpriseView>? Enterprises);

public sealed record MatterView(
    string Code,
    string Audience,
    LocalizedText Name,
    DepartmentView Owner,
    string Statutory,
    string Promised,
    int Visits,
    IReadOnlyList<BasisView> Basis,
    IReadOnlyList<SupplyView> Supplies,
    IReadOnlyList<NeedView> Needs);

public sealed record ActionView(string Kind, string? Step, LocalizedText Text);

public sealed record PrefilledView(
    string Coordinate, string? Role, LocalizedText Label, DepartmentView Department, string Outcome,
        LocalizedText? Display);

public sealed record AskedView(SupplyView Definition, JsonElement? Value, string? OptionsOutcome = null)
{
    /// <summary>A choice of which nothing can be chosen now: not known yet, or for want of an earlier choice.</summary>
    public bool IsClosed => Definition.Options is { Count: 0 };
}

public sealed record FormView(IReadOnlyList<PrefilledView> Prefilled, IReadOnlyList<AskedView> Asked);

public sealed record ConsentView(IReadOnlyList<NeedView> Data, bool? Given);

public sealed record ReasonView(int? Condition, string Outcome, LocalizedText Text, LocalizedText? Remedy);

public sealed record EventView(DateTimeOffset At, LocalizedText Text);

public sealed record PaymentView(string Amount, string State, string AccountMasked, DateTimeOffset At);

public sealed record NotificationView(DateTimeOffset At, LocalizedText Text);

public sealed record NodesView<T>(IReadOnlyList<T> Nodes, PageView? PageInfo);

public sealed record PageView(bool HasNextPage, string? EndCursor);

public sealed record CaseCard(string Id, string State, DateTimeOffset UpdatedAt, MatterCard Matter);

public sealed record CaseView(
    string Id,
    string State,
    MatterCard Matter,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt,
    ActionView? Next,
    FormView? Form,
    ConsentView? Consent,
    IReadOnlyList<ReasonView> Reasons,
    NodesView<EventView> History,
    NodesView<TransferView>? Transfers,
    IReadOnlyList<PaymentView> Payments,
    IReadOnlyList<NotificationView> Notifications);

public sealed record TaskView(
    string Id,
    string Step,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    bool ClaimedByMe,
    MatterCard Matter,
    HeldCaseView? Case);

public sealed record HeldCaseView(string Id);

public sealed record TaskPayloadView(TaskView? Task, IReadOnlyList<UserErrorView> Errors);

public sealed record TransferCallerView(string Kind, string Id, string? Department, string? Role, string? DisplayName);

public sealed record TransferView(
    string Id,
    DateTimeOffset At,
    string Outcome,
    string? Reason,
    TransferCallerView Caller,
    string Purpose,
    string? Matter,
    IReadOnlyList<string> Basis,
    DepartmentView? Department,
    IReadOnlyList<string> Coordinates,
    IReadOnlyList<string> Predicates,
    int Subjects,
    int Rows);

public sealed record UserErrorView(string Code, string? Field, LocalizedText Text);

public sealed record CasePayloadView(CaseCard? Case, IReadOnlyList<UserErrorView> Errors);

public sealed record StepOptionsView(StepPublicKeyView? Options, IReadOnlyList<UserErrorView> Errors);

public sealed record StepPublicKeyView(JsonElement PublicKey);

public sealed record PasskeyView(string Id, DateTimeOffset CreatedAt);
