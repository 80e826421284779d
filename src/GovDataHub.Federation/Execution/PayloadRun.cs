using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Runs one plan for one caller: establishes whom it is about, asks the departments side by side, and records their
/// transfers, those of each payload in one append. Not bound to the client's connection: what was asked of a
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

    /// <summary>
    /// Starts the plan; returns when everything at the root is under way. Never throws for a department's or the log's
    /// failure.
    /// </summary>
    public static async Task<Payload> StartAsync(QueryPlan plan, PayloadInput input, FederationServices services)
    {
        return plan.IsEmpty ? Payload.Empty : await new PayloadRun(plan, input, services).StartAsync();
    }

    private async Task<Payload> StartAsync()
    {
        CancellationTokenSource ending = new(_services.PayloadDeadline);
        AccessContext context = await ContextAsync(ending.Token);
        SentRequests sent = new();
        ReleasePlan releases = new(
            _input.Variables,
            _input.DeliversParts && _plan.IsDeferrable,
            () => new Release(context, _services, sent, ending.Token));
        releases.First.Enter();
        FrozenDictionary<SubjectNode, RootReading> roots = _plan.Subjects
            .Where(node => node.When.Holds(_input.Variables))
            .ToFrozenDictionary(node => node, node => new RootReading(node, releases.Level(node)));
        FrozenDictionary<PublicNode, Release> registers = _plan.PublicRegisters
            .Where(node => node.When.Holds(_input.Variables))
            .ToFrozenDictionary(node => node, releases.Of);
        foreach (RootReading root in roots.Values)
        {
            root.Releases.Enter();
        }

        foreach (Release release in registers.Values)
        {
            release.Enter();
        }

        Task<FrozenDictionary<(string, string), RegisterReading>> run =
            RunAsync(context, roots.Values, registers, releases, ending);
        return new Payload(
            _plan.ByResponseName
                .Where(pair => roots.ContainsKey(pair.Value))
                .ToFrozenDictionary(pair => pair.Key, pair => roots[pair.Value], StringComparer.Ordinal),
            await run,
            [.. releases.All]);
    }

    /// <summary>Begins every reading; the releases were entered for it. Returns the public ones, under way.</summary>
    private async Task<FrozenDictionary<(string, string), RegisterReading>> RunAsync(
        AccessContext context,
        ImmutableArray<RootReading> roots,
        FrozenDictionary<PublicNode, Release> registers,
        ReleasePlan releases,
        CancellationTokenSource ending)
    {
        (context, FieldFault? fault) = await WithRelativesAsync(context, releases.First.Bindings);
        LevelRun levels = new(context, _input.Variables, _services, ending.Token);
        Task[] subjects = [.. roots.Select(root => ReadAsync(root, fault, levels))];
        PublicRun open = new(context, _input, _services, ending.Token);
        FrozenDictionary<(string, string), RegisterReading> readings = registers.ToFrozenDictionary(
            register => (register.Key.Root, register.Key.Name),
            register => new RegisterReading(register.Value, open.RunAsync(register.Key, register.Value)));
        releases.First.Leave();
        foreach (Release release in registers.Values)
        {
            release.Leave();
        }

        _ = EndAsync([.. subjects, .. readings.Values.Select(reading => reading.Data)], releases, ending);
        return readings;
    }

    private static async Task ReadAsync(RootReading root, FieldFault? fault, LevelRun levels)
    {
        if (fault is not null)
        {
            root.Data = new RootData(fault, null);
            root.Releases.Leave();
            return;
        }

        await levels.RootAsync(root.Node, root.Releases, data => root.Data = data);
    }

    /// <summary>Sees every reading to its end; a bug in one fails whatever is not recorded yet.</summary>
    private static async Task EndAsync(Task[] readings, ReleasePlan releases, CancellationTokenSource ending)
    {
        using (ending)
        {
            Task all = Task.WhenAll(readings);
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (Release release in all.Exception is null ? [] : releases.All)
            {
                release.Fail(all.Exception!.InnerException!);
            }
        }
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
}
