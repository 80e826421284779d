namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>What a wording is made of, for the sake of comparing: characters, pairs of them, and stems.</summary>
internal static class Features
{
    private static readonly HashSet<string> Little = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "do", "for", "from", "has", "have", "how", "i", "in", "is",
        "it", "its", "my", "of", "on", "or", "our", "that", "the", "their", "they", "this", "to", "was", "what", "when",
        "which", "who", "with", "you", "your", "been", "being", "does", "did", "one", "we", "me", "any", "much", "many",
        "there",
    };

    /// <summary>Characters that only ask or bind, as the little words of English do.</summary>
    private const string LittleCharacters = "的了吗呢是在有几您你我他们个什么哪多少请";

    private static readonly string[] Endings =
    [
        "ational", "ation", "ments", "ment", "ings", "ing", "ness", "ers", "ies", "ied", "ed", "er", "es", "e", "s",
        "y",
    ];

    /// <summary>The features of a wording, each as often as it occurs.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (string word in Wording.Words(text))
        {
            if (Wording.IsChinese(word[0]))
            {
                foreach (string pair in Pairs(word))
                {
                    yield return pair;
                }
            }
            else if (!Little.Contains(word))
            {
                yield return Stem(word);
            }
        }
    }

    /// <summary>The characters that mean something, and all pairs of neighbours.</summary>
    private static IEnumerable<string> Pairs(string word)
    {
        foreach (char character in word.Where(character =>
            word.Length == 1 || !LittleCharacters.Contains(character, StringComparison.Ordinal)))
        {
            yield return character.ToString();
        }

        for (int start = 0; start + 1 < word.Length; start++)
        {
            yield return word.Substring(start, 2);
        }
    }

    /// <summary>A word without its ending, as long as three letters remain.</summary>
    private static string Stem(string word)
    {
        foreach (string ending in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
