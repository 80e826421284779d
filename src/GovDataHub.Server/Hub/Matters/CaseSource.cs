using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>
/// What resolvers of <c>Case</c> have as their source: the case, and how much of it the caller may see.
/// </summary>
internal sealed record CaseSource(CaseFile File, CaseView View) : ICaseSource
{
    /// <inheritdoc/>
    public string CaseId => File.Record.Id;

    /// <summary>Whether form, reasons, payments and notices may be shown.</summary>
    public bool IsWhole => View == CaseView.Whole;
}
