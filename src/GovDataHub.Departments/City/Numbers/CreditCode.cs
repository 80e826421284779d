using System.Buffers;
using System.Globalization;

namespace GovDataHub.Departments.City.Numbers;

/// <summary>
/// Unified social credit codes (GB 32100-2015): registering department, category, six digits of area, a nine-character
/// organisation code (GB 11714) and a check character modulo 31. Area 330199 is assigned to no place.
/// </summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The code of the enterprise with that running number, 0 to 999,999.</summary>
    /// <param name="category">
    /// Two characters: 91 company, 92 sole trader, 93 cooperative, 51 to 53 social organisation.
    /// </param>
    /// <param name="number">The running number within the city.</param>
    public static string Create(string category, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999_999);
        string organisation = string.Create(CultureInfo.InvariantCulture, $"MA{number:D6}");
        string body = category + IdentityNumber.SyntheticArea + organisation + OrganisationCheck(organisation);
        return body + Check(body);
    }

    /// <summary>Whether the text is a well-formed code: length, alphabet and both check characters.</summary>
    public static bool IsValid(string text) =>
        text is { Length: 18 }
        && !text.AsSpan().ContainsAnyExcept(Letters)
        && text[16] == OrganisationCheck(text.AsSpan(8, 8))
        && text[17] == Check(text.AsSpan(0, 17));

    private static char OrganisationCheck(ReadOnlySpan<char> code)
    {
        int sum = 0;
        for (int i = 0; i < 8; i++)
            sum += OrganisationAlphabet.IndexOf(code[i], StringComparison.Ordinal) * OrganisationWeights[i];
        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            int digit => (char)('0' + digit),
        };
    }

    private static char Check(ReadOnlySpan<char> body)
    {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(body[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
