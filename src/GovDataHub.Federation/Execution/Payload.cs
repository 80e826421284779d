using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// All department data of one response. Nothing can be taken out of it before the log has made the transfers durable
/// that brought it: of the first payload together, of each part delivered later on its own. Where the log could not
/// record, there is no data, only that fault.
/// </summary>
internal sealed class Payload
{
    private readonly FrozenDictionary<string, RootReading> _roots;
    private readonly FrozenDictionary<(string, string), RegisterReading> _registers;
    private readonly ImmutableArray<Release> _releases;
    private readonly HashSet<Release> _told = []; // owner: the response's writer

    public Payload(
        FrozenDictionary<string, RootReading> roots,
        FrozenDictionary<(string, string), RegisterReading> registers,
        ImmutableArray<Release> releases)
    {
        _roots = roots;
        _registers = registers;
        _releases = releases;
    }

    public static Payload Empty { get; } = new(
        FrozenDictionary<string, RootReading>.Empty,
        FrozenDictionary<(string, string), RegisterReading>.Empty,
        []);

    /// <summary>The root subject of a response name, recorded; null when it was not asked for.</summary>
    /// <param name="name">The response name.</param>
    /// <param name="shown">Told the release that it belongs to.</param>
    public async ValueTask<RootData?> RootAsync(string name, Action<Release> shown)
    {
        return !_roots.TryGetValue(name, out RootReading? reading) ? null
            : await reading.Release.ShownAsync(shown) ? reading.Data
            : new RootData(FieldFault.NotRecorded(), null);
    }

    /// <summary>The rows of a public register by response names, recorded; null when it was not asked for.</summary>
    /// <param name="root">The namespace's response name.</param>
    /// <param name="name">The register's.</param>
    /// <param name="shown">Told the release that they belong to.</param>
    public async ValueTask<ResourceData?> RegisterAsync(string root, string name, Action<Release> shown)
    {
        return !_registers.TryGetValue((root, name), out RegisterReading? reading) ? null
            : await reading.Release.ShownAsync(shown) ? await reading.Data
            : ResourceData.Failed(FieldFault.NotRecorded());
    }

    /// <summary>Why nothing below a public namespace can be shown, or null.</summary>
    public async ValueTask<FieldFault?> FaultAsync(string root)
    {
        return _registers.Any(register => register.Key.Item1 == root && register.Value.Release == _releases[0])
            && !await _releases[0].Durable
                ? FieldFault.NotRecorded()
                : null;
    }

    /// <summary>Waits until the first payload's transfers are recorded, or could not be.</summary>
    public Task FirstAsync()
    {
        return _releases is [{ } first, ..] ? first.Durable : Task.CompletedTask;
    }

    /// <summary>What <c>extensions.hub.sources</c> of the first payload says: its own transfers.</summary>
    public ImmutableArray<PayloadSource> SourcesOfFirst()
    {
        return Tell(_releases.Take(1));
    }

    /// <summary>
    /// What it says of a later part: the transfers of the releases that the part's values come from, each told once.
    /// The last part also tells what was recorded and shown in none.
    /// </summary>
    /// <param name="shown">The releases, as the part's resolvers named them.</param>
    /// <param name="isLast">Whether no part follows.</param>
    public ImmutableArray<PayloadSource> SourcesOfPart(IReadOnlySet<object> shown, bool isLast)
    {
        return Tell(_releases.Where(release => isLast || shown.Contains(release)));
    }

    private ImmutableArray<PayloadSource> Tell(IEnumerable<Release> releases)
    {
        return [.. releases
            .Where(release => release.Durable is { IsCompletedSuccessfully: true, Result: true } && _told.Add(release))
            .SelectMany(release => release.Ledger.Transfers)
            .Select(transfer => new PayloadSource(
                transfer.Note.Department,
                transfer.Id?.ToString(),
                transfer.Note.AsOf,
                transfer.Note.Outcome.ToString().ToUpperInvariant(),
                Cached: false))];
    }
}

/// <summary>A root subject being read. <see cref="Data"/> is set before its release is durable.</summary>
internal sealed class RootReading(SubjectNode node, LevelReleases releases)
{
    public SubjectNode Node { get; } = node;

    public LevelReleases Releases { get; } = releases;

    public Release Release => Releases.Own;

    /// <summary>The root. Owner: the payload's run, until the release is durable.</summary>
    public RootData? Data { get; set; }
}

/// <summary>A public register being read.</summary>
internal sealed record RegisterReading(Release Release, Task<ResourceData> Data);

/// <summary>One transfer as the answer's <c>extensions.hub.sources</c> shows it.</summary>
/// <param name="Department">The department's code.</param>
/// <param name="TransferId">Its place in the log, <c>year/index</c>.</param>
/// <param name="AsOf">Business time of the source's answer.</param>
/// <param name="Outcome">RELEASED, ABSENT, FAILED or DENIED.</param>
/// <param name="Cached">Whether it came from the gateway's own store.</param>
public sealed record PayloadSource(
    string Department, string? TransferId, DateTimeOffset AsOf, string Outcome, bool Cached);
