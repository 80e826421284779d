using System.Diagnostics.Metrics;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Execution;

/// <summary>What the gateway counts: codes and durations, never a person.</summary>
internal static class FederationMeters
{
    /// <summary>The meter's name.</summary>
    public const string Name = "govdatahub.federation";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Fetch = Meter.CreateHistogram<double>(
        "govdatahub.federation.fetch.duration", "s", "Time a department took to answer");

    private static readonly Counter<long> Transfers = Meter.CreateCounter<long>(
        "govdatahub.federation.transfers", "{transfer}", "Transfers by department and outcome");

    private static readonly Counter<long> Unrecorded = Meter.CreateCounter<long>(
        "govdatahub.federation.payloads.unrecorded", "{payload}", "Payloads withheld because the log could not record");

    public static void Fetched(string department, SourceFailure? failure, TimeSpan took)
    {
        Fetch.Record(
            took.TotalSeconds, new("department", department), new("outcome", failure?.ToString() ?? "Answered"));
    }

    public static void Recorded(IEnumerable<PendingTransfer> transfers)
    {
        foreach (PendingTransfer transfer in transfers)
        {
            Transfers.Add(
                1, new("department", transfer.Note.Department), new("outcome", transfer.Note.Outcome.ToString()));
        }
    }

    public static void Withheld()
    {
        Unrecorded.Add(1);
    }
}
