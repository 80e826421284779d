using System.Collections.Immutable;

namespace GovDataHub.Matters.Engine;

/// <summary>The engine's limits and rhythms.</summary>
public sealed record EngineOptions
{
    /// <summary>How many workers run side by side.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>How many cases a worker takes at once, 1 to 32.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>How long work is its holder's. Longer than any single call may take.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the store is asked when nobody signals.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The pauses between tries when a source, the log or the provider does not answer.</summary>
    public ImmutableArray<TimeSpan> RetryPauses { get; init; } =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    /// <summary>After so many unanswered tries in a row an officer looks at the case.</summary>
    public int TriesBeforeOfficer { get; init; } = 8;

    /// <summary>How often a provider is asked about a payment it accepted, when it sends no callback.</summary>
    public TimeSpan PaymentPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long untouched a draft is deleted.</summary>
    public TimeSpan DraftLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>After so long on the citizen's turn the citizen is reminded.</summary>
    public TimeSpan ReminderAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>
    /// How long an answer to a citizen waits for the platform's turn to end before it says "running".
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause after a number of failures in a row, from 1.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        return RetryPauses[Math.Clamp(failures - 1, 0, RetryPauses.Length - 1)];
    }
}
