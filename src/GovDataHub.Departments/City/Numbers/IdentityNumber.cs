using System.Globalization;

namespace GovDataHub.Departments.City.Numbers;

/// <summary>
/// Citizen identity numbers (GB 11643-1999): six digits of area, eight of birth, three of sequence (odd for men, even
/// for women) and a check character by ISO 7064 MOD 11-2. Area 330199 is assigned to no place, so that no number made
/// here can be a living person's.
/// </summary>
public static class IdentityNumber
{
    /// <summary>The area code of every number made here.</summary>
    public const string SyntheticArea = "330199";

    /// <summary>The sequences kept for personas and their families: 998 for women, 999 for men.</summary>
    internal const int PersonaSequence = 998;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The number of the person with that birth date and sequence, 0 to 999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence has more than three digits.</exception>
    public static string Create(DateOnly birthDate, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 999);
        string body = string.Create(
            CultureInfo.InvariantCulture, $"{SyntheticArea}{birthDate:yyyyMMdd}{sequence:D3}");
        return body + CheckCharacter(body);
    }

    /// <summary>
    /// Whether the text is a well-formed number: length, digits, a real birth date and the check character.
    /// </summary>
    public static bool IsValid(string text)
    {
        if (text is not { Length: 18 } || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
            return false;
        return DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out _)
            && text[17] == CheckCharacter(text.AsSpan(0, 17));
    }

    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        int sum = 0;
        for (int i = 0; i < 17; i++)
            sum += (body[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }
}
