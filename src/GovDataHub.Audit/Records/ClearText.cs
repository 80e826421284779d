using System.Text.RegularExpressions;

namespace GovDataHub.Audit.Records;

/// <summary>What may stand in a record in clear: codes and references, nothing that names a person.</summary>
internal static partial class ClearText
{
    private const int Longest = 200;

    /// <summary>
    /// A code (department, role, matter, reason, coordinate), or an exception: it is our bug if it is not one.
    /// </summary>
    public static string? Code(string? text, string what)
    {
        return text is null || (CodePattern().IsMatch(text) && !MayName(text))
            ? text
            : throw new ArgumentException($"The {what} is no code.");
    }

    /// <summary>An article as <c>law#article</c>: any script, no control characters.</summary>
    public static string Article(string text)
    {
        return text.Length is > 0 and <= Longest && !text.Any(char.IsControl) && !MayName(text)
            ? text
            : throw new ArgumentException("A legal basis is too long or holds what it must not.");
    }

    /// <summary>Whether a text that a caller chose may stand in clear.</summary>
    public static bool IsReference(string text)
    {
        return CodePattern().IsMatch(text) && !MayName(text);
    }

    /// <summary>Whether an identity number (17 digits and a digit or X) or a credit code stands in it.</summary>
    public static bool MayName(string text)
    {
        return IdentityNumber().IsMatch(text) || CreditCode().IsMatch(text);
    }

    [GeneratedRegex("^[A-Za-z0-9._:-]{1,200}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();

    [GeneratedRegex("[0-9]{15}", RegexOptions.NonBacktracking)]
    private static partial Regex IdentityNumber();

    // GB 32100-2015: category, six digits of the region, organisation code, check character.
    [GeneratedRegex("(^|[^0-9A-Za-z])[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}($|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex CreditCode();
}
