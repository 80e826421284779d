using GovDataHub.Audit.Keys;

namespace GovDataHub.Audit.Records;

/// <summary>
/// How a purpose stands in a record: a mandate, and a reference that might name somebody, as a pseudonym.
/// </summary>
internal static class PurposeReference
{
    private const string None = "none";
    private const string Behalf = "behalf";
    private const char TagMark = '~';

    /// <summary>
    /// The purpose in clear: <c>self</c>, <c>case/…</c>, <c>behalf/~…</c>; <c>none</c> for no purpose.
    /// </summary>
    public static string InClear(string purpose, YearKeys keys)
    {
        if (purpose.Length == 0)
        {
            return None;
        }

        int slash = purpose.IndexOf('/', StringComparison.Ordinal);
        string kind = slash < 0 ? purpose : purpose[..slash];
        if (!ClearText.IsReference(kind))
        {
            return $"{TagMark}{keys.PseudonymOf(purpose)}";
        }

        if (slash < 0)
        {
            return kind;
        }

        string reference = purpose[(slash + 1)..];
        return kind != Behalf && ClearText.IsReference(reference)
            ? purpose
            : $"{kind}/{TagMark}{keys.PseudonymOf(reference)}";
    }
}
