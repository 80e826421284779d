using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Runs one plan for one caller: establishes whom it is about, asks the departments side by side, records every
/// transfer in one append, and only then hands the data out. Not bound to the client's connection: what was asked of a
/// department is recorded also when nobody waits for the answer any more.
/// </summary>
internal sealed class PayloadRun
{
    private readonly QueryPlan _plan;
    private readonly PayloadInput _input;
    private readonly FederationServices _services;

    private PayloadRun(QueryPlan plan, PayloadInput input, FederationServices services)
    {
        _plan = plan;
        _input = input;
        _services = services;
    }

    /// <summary>Runs the plan. Never throws for a department's or the log's failure.</summary>
    public static async Task<Payload> RunAsync(QueryPlan plan, PayloadInput input, FederationServices services)
    {
        return plan.IsEmpty ? Payload.Empty : await new PayloadRun(plan, input, services).RunAsync();
    }

    private async Task<Payload> RunAsync()
    {
        using CancellationTokenSource ending = new(_services.PayloadDeadline);
        AccessContext context = await ContextAsync(ending.Token);
        TransferLedger ledger = new(context, _services.Policy, _services.Denials);
        RegisterReader reader = new(_services.Sources, ledger, _services.Clock);
        BindingReads bindings = new(_services, reader, ending.Token);
        (context, FieldFault? fault) = await WithRelativesAsync(context, bindings);
        LevelRun levels = new(context, _input.Variables, _services, ledger, reader, bindings, ending.Token);

        ConcurrentDictionary<SubjectNode, RootData> roots = new();
        Task subjects = Task.WhenAll(_plan.Subjects
            .Where(node => node.When.Holds(_input.Variables))
            .Select(async node => roots[node] = fault is null
                ? await levels.RootAsync(node)
                : new RootData(fault, null)));
        PublicRun open = new(context, _input, _services, ledger, reader, ending.Token);
        Task<FrozenDictionary<(string, string), ResourceData>> registers = open.RunAsync(_plan.PublicRegisters);
        await Task.WhenAll(subjects, registers);

        bool durable = await ledger.CommitAsync(_services.Log);
        Count(context, ledger, durable);
        return durable ? Recorded(roots, await registers, ledger) : Unrecorded(roots);
    }

    private async Task<AccessContext> ContextAsync(CancellationToken ending)
    {
        Caller caller = _input.Caller;
        SharingGrant? grant = caller.Purpose is Purpose.Grant agreement ? _services.Grants.Find(agreement.Id) : null;
        return new AccessContext
        {
            Caller = caller,
            Now = _services.Clock.RealNow,
            Today = _services.Clock.Today,
            Case = caller.Purpose is Purpose.Case ofCase && caller.Kind != PartyKind.Anonymous
                ? await _services.Cases.FindAsync(ofCase.Id, ending)
                : null,
            Grant = grant,
            GrantHasRows = grant is null
                || _services.GrantUsage.Used(grant.Id, _services.Clock.Today) < grant.RowsPerDay,
        };
    }

    private static async Task<(AccessContext Context, FieldFault? Fault)> WithRelativesAsync(
        AccessContext context, BindingReads bindings)
    {
        if (context is not { Caller: { Kind: PartyKind.Officer, CitizenId: { } officer }, Case: { } access }
            || context.CaseRefusal is not null
            || context.IsTheCitizen)
        {
            return (context, null);
        }

        (bool isRelative, FieldFault? fault) = await bindings.RelativeAsync(access.CitizenId, officer);
        return (context with { CallerIsRelative = isRelative }, fault);
    }

    private void Count(AccessContext context, TransferLedger ledger, bool durable)
    {
        if (!durable)
        {
            FederationMeters.Withheld();
            return;
        }

        FederationMeters.Recorded(ledger.Transfers);
        int rows = ledger.Transfers.Sum(transfer => transfer.Note.Rows);
        if (context.Grant is { } grant && rows > 0)
        {
            _services.GrantUsage.Add(grant.Id, context.Today, rows);
        }
    }

    private Payload Recorded(
        ConcurrentDictionary<SubjectNode, RootData> roots,
        FrozenDictionary<(string, string), ResourceData> registers,
        TransferLedger ledger)
    {
        return new Payload
        {
            Roots = ByName(node => roots.TryGetValue(node, out RootData? root) ? root : null),
            PublicRegisters = registers,
            Sources = [.. ledger.Transfers.Select(transfer => new PayloadSource(
                transfer.Note.Department,
                transfer.Id?.ToString(),
                transfer.Note.AsOf,
                transfer.Note.Outcome.ToString().ToUpperInvariant(),
                Cached: false))],
        };
    }

    private Payload Unrecorded(ConcurrentDictionary<SubjectNode, RootData> roots)
    {
        return new Payload
        {
            IsUnrecorded = true,
            Roots = ByName(node => roots.ContainsKey(node) ? new RootData(FieldFault.NotRecorded(), null) : null),
            PublicRegisters = FrozenDictionary<(string, string), ResourceData>.Empty,
            Sources = [],
        };
    }

    private FrozenDictionary<string, RootData> ByName(Func<SubjectNode, RootData?> root)
    {
        return _plan.ByResponseName
            .Select(pair => (pair.Key, Root: root(pair.Value)))
            .Where(pair => pair.Root is not null)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Root!, StringComparer.Ordinal);
    }
}
