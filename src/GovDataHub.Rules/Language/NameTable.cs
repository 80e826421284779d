using System.Text;

namespace GovDataHub.Rules.Language;

/// <summary>
/// The names that must be known to be recognised, because they hold operators or keywords (DMN 1.5 section 10.3.1.5):
/// <c>date and time</c>, <c>profit-loss</c>. Matched word by word, longest first, whatever the white space.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, List<Entry>> _byFirstWord = new(StringComparer.Ordinal);

    public NameTable(IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(name);
    }

    /// <summary>Adds a name, unless it is a single word: those need no help.</summary>
    public void Add(string name)
    {
        var words = new Lexer(name).Run().ConvertAll(token => token.Text);
        words.RemoveAt(words.Count - 1);
        if (words.Count < 2)
            return;
        if (!_byFirstWord.TryGetValue(words[0], out var entries))
            _byFirstWord[words[0]] = entries = [];
        if (entries.Exists(entry => entry.Name == name))
            return;
        entries.Add(new Entry(name, [.. words]));
        entries.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
    }

    /// <summary>The longest known name at a position, and how many tokens it takes.</summary>
    public string? Longest(List<Token> tokens, int index, out int length)
    {
        length = 0;
        if (!_byFirstWord.TryGetValue(tokens[index].Text, out var entries))
            return null;
        foreach (var entry in entries)
        {
            if (!Matches(entry.Words, tokens, index))
                continue;

            // "loan amount due" is not the known name "loan amount" followed by a stray word.
            var next = tokens[Math.Min(index + entry.Words.Length, tokens.Count - 1)];
            if (next.Kind == TokenKind.Name && !Parser.IsReserved(next.Text) && entry.IsWords)
                continue;
            length = entry.Words.Length;
            return entry.Name;
        }

        return null;
    }

    /// <summary>The name these tokens spell: words apart, operators where they were written.</summary>
    public static string Join(List<Token> tokens)
    {
        var name = new StringBuilder();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (index > 0 && tokens[index].Start > tokens[index - 1].End)
                name.Append(' ');
            name.Append(tokens[index].Text);
        }

        return name.ToString();
    }

    private static bool Matches(string[] words, List<Token> tokens, int index)
    {
        if (index + words.Length > tokens.Count)
            return false;
        for (var offset = 0; offset < words.Length; offset++)
        {
            if (tokens[index + offset].Text != words[offset] || tokens[index + offset].Kind is TokenKind.String)
                return false;
        }

        return true;
    }

    private sealed record Entry(string Name, string[] Words)
    {
        public bool IsWords { get; } = Array.TrueForAll(Words, word => char.IsLetter(word[0]) || word[0] == '_');
    }
}
