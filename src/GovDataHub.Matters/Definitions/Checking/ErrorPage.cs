using System.Globalization;
using System.Text;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>
/// The page of all error codes, <c>src/ERRORS.md</c>, and single entries of it: both tables of codes as a person reads
/// them. The page is never edited by hand.
/// </summary>
public static class ErrorPage
{
    /// <summary>The whole page, in Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Errors
            Every code that an answer of the platform or a check of its definitions may carry, what it means and what
            mends it. This page is generated from the two tables of codes (`Federation/Errors/ErrorCode.cs` and
            `Matters/Definitions/Checking/CheckCode.cs`): `hub matters check --explain > src/ERRORS.md` writes it, a
            test keeps it fresh, `hub matters check --explain CODE` prints one entry.

            ## Answers
            In `extensions.code` of a GraphQL error.


            """);
        Append(page, ErrorCode.All.Select(entry => (entry.Code, entry.Meaning, entry.Mend)));
        page.Append(
            """

            ## Definitions
            Of a matter's definition or of the concepts, as `hub matters check` reports them. A server does not start on
            a definition that has one.


            """);
        Append(page, CheckCode.All.Select(entry => (entry.Code, entry.Meaning, entry.Mend)));
        return page.ToString();
    }

    /// <summary>One entry as text; null when there is no such code.</summary>
    public static string? Explain(string code)
    {
        var (meaning, mend) = CheckCode.Find(code) is { } check ? (check.Meaning, check.Mend)
            : ErrorCode.All.FirstOrDefault(entry => entry.Code == code) is { } error ? (error.Meaning, error.Mend)
            : (null, null);
        return meaning is null || mend is null
            ? null
            : $"{code}\n  {meaning.En}\n  {meaning.Zh}\n  mend: {mend.En}\n  改正：{mend.Zh}\n";
    }

    private static void Append(StringBuilder page, IEnumerable<(string Code, Label Meaning, Label Mend)> entries)
    {
        page.Append("| code | meaning | mend |\n|---|---|---|\n");
        foreach (var (code, meaning, mend) in entries)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{code}` | {Cell(meaning.En)}<br>{Cell(meaning.Zh)} | {Cell(mend.En)}<br>{Cell(mend.Zh)} |\n");
        }
    }

    private static string Cell(string text)
    {
        return text.Replace("|", "\\|", StringComparison.Ordinal);
    }
}
