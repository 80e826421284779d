using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>When wordings are the same: case, width, spaces, punctuation and simple English plurals aside.</summary>
internal static partial class Wording
{
    /// <summary>The wording with all of that taken away.</summary>
    public static string Normalise(string text)
    {
        return string.Concat(Words(text).Select(Singular));
    }

    /// <summary>The words of a text in any script, folded; a run of Chinese characters is one.</summary>
    public static IEnumerable<string> Words(string text)
    {
#pragma warning disable CA1308 // Words are compared with each other only; lower case is what stems are written in.
        string folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
#pragma warning restore CA1308
        return Word().Matches(Possessive().Replace(folded, "")).Select(match => match.Value);
    }

    /// <summary>A name such as <c>accountBalance</c> as words: <c>account balance</c>.</summary>
    public static string Spelled(string name)
    {
        return Hump().Replace(name, " ");
    }

    /// <summary>
    /// What a text asks for: each clause of it, and each clause without the words that only ask ("please enter your").
    /// </summary>
    public static IEnumerable<string> Requests(string text)
    {
        foreach (string clause in Clause().Split(text).Where(clause => clause.Length > 0))
        {
            yield return clause;
            string bare = Asking().Replace(clause, "");
            if (bare.Length > 0 && bare.Length < clause.Length)
            {
                yield return bare;
            }
        }
    }

    /// <summary>Whether a text holds Chinese characters.</summary>
    public static bool HasChinese(string text)
    {
        return text.Any(IsChinese);
    }

    /// <summary>Whether a character is Chinese.</summary>
    public static bool IsChinese(char letter)
    {
        return letter is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF'
            && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter;
    }

    /// <summary>A plain English plural's singular; other words as they are.</summary>
    public static string Singular(string word)
    {
        return word switch
        {
            { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            { Length: > 4 } when Sibilant().IsMatch(word) => word[..^2],
            { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
            _ => word,
        };
    }

    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]+|[\p{L}-[\u3400-\u9FFF\uF900-\uFAFF]]+|\p{Nd}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\p{L})['’]s?\b")]
    private static partial Regex Possessive();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex(@"[.;:!?，。；：！？（）()\n]+\s*")]
    private static partial Regex Clause();

    [GeneratedRegex(
        @"^(?:\s*(?:please\s+)?(?:enter|give|state|fill\s+in|provide|tell\s+us|upload|write|type|choose)?\s*"
        + @"(?:your|the|my|our|a|an)?\s+"
        + @"|(?:请(?:您)?|需)?(?:如实)?(?:填写|输入|提供|填报|注明|写明|上传|告知|选择)?(?:您|你|本人|申请人|企业|贵单位)?的?)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex("(?:ss|sh|ch|x|z)es$")]
    private static partial Regex Sibilant();
}
