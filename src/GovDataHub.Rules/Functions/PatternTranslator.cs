using System.Text;
using System.Text.RegularExpressions;

namespace GovDataHub.Rules.Functions;

/// <summary>
/// Turns a pattern in the dialect of XPath and XQuery Functions 3.1 section 5.6.1 into one of .NET's with the same
/// meaning: a character is a code point, <c>$</c> never stands before a last line break, <c>.</c> matches neither line
/// feed nor carriage return, and what only .NET knows is no pattern.
/// </summary>
internal sealed class PatternTranslator
{
    private const string SurrogatePair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string NameStart = @"\p{L}_:";
    private const string NamePart = @"\p{L}\p{N}_:.\-\u00B7";
    private const string WordPart = @"\p{L}\p{M}\p{N}\p{S}";
    private const string NoWordPart = @"\p{P}\p{Z}\p{C}";
    private const string Space = @" \t\n\r";

    private readonly string _pattern;
    private readonly bool _dotMatchesAll;
    private readonly bool _multiline;
    private readonly StringBuilder _translated = new();
    private readonly Stack<bool> _classes = new();
    private int _position;

    private PatternTranslator(string pattern, bool dotMatchesAll, bool multiline)
    {
        _pattern = pattern;
        _dotMatchesAll = dotMatchesAll;
        _multiline = multiline;
    }

    /// <summary>The pattern for .NET; null when it is none.</summary>
    public static string? Translate(string pattern, string flags)
    {
        if (flags.Contains('q', StringComparison.Ordinal))
            return Regex.Escape(pattern);
        var text = flags.Contains('x', StringComparison.Ordinal) ? WithoutSpace(pattern) : pattern;
        return new PatternTranslator(
            text, flags.Contains('s', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal)).Run();
    }

    /// <summary>Flag x: white space outside classes goes before anything else is looked at.</summary>
    private static string WithoutSpace(string pattern)
    {
        var kept = new StringBuilder();
        var (depth, escaped) = (0, false);
        foreach (var current in pattern)
        {
            if (depth == 0 && current is ' ' or '\t' or '\n' or '\r')
                continue;
            kept.Append(current);
            if (!escaped)
                depth += current == '[' ? 1 : current == ']' && depth > 0 ? -1 : 0;
            escaped = current == '\\' && !escaped;
        }

        return kept.ToString();
    }

    private string? Run()
    {
        while (_position < _pattern.Length)
        {
            if (!Next())
                return null;
            _position++;
        }

        return _classes.Count == 0 ? _translated.ToString() : null;
    }

    /// <returns>False when what stands here is no pattern.</returns>
    private bool Next()
    {
        var current = _pattern[_position];
        switch (current)
        {
            case '\\':
                return Escape();
            case '[':
                return OpenClass();
            case ']' when _classes.Count > 0:
                _translated.Append(_classes.Pop() && _classes.Count == 0 ? "])" : "]");
                return true;
            case '(' when _classes.Count == 0 && Ahead(1) == '?' && Ahead(2) != ':':
                return false;
            case '$' when _classes.Count == 0 && !_multiline:
                _translated.Append(@"\z");
                return true;
            case '.' when _classes.Count == 0:
                _translated.Append("(?:").Append(SurrogatePair).Append('|')
                    .Append(_dotMatchesAll ? @"[\s\S])" : @"[^\n\r])");
                return true;
            default:
                _translated.Append(current);
                return true;
        }
    }

    /// <summary>A class, or within one what is taken away from it: <c>[a-z-[aeiou]]</c>.</summary>
    private bool OpenClass()
    {
        if (_classes.Count > 0 && _pattern[_position - 1] != '-')
            return false;
        var negated = Ahead(1) == '^';
        if (negated && _classes.Count == 0)
            _translated.Append("(?:").Append(SurrogatePair).Append('|');
        _classes.Push(negated);
        _translated.Append('[');
        return true;
    }

    private bool Escape()
    {
        var next = Ahead(1);
        var translated = _classes.Count > 0 ? InClass(next) : Outside(next);
        if (translated is null)
            return false;
        _translated.Append(translated);
        _position++;
        return true;
    }

    private static string? InClass(char next) => next switch
    {
        'i' => NameStart,
        'c' => NamePart,
        'w' => WordPart,
        'W' => NoWordPart,
        's' => Space,
        'd' => @"\p{Nd}",
        'D' => @"\P{Nd}",
        'n' or 'r' or 't' or 'p' or 'P' or 'S' => "\\" + next,
        _ => Character(next),
    };

    private static string? Outside(char next) => next switch
    {
        'i' => $"[{NameStart}]",
        'I' => $"[^{NameStart}]",
        'c' => $"[{NamePart}]",
        'C' => $"[^{NamePart}]",
        'w' => $"[{WordPart}]",
        'W' => $"[{NoWordPart}]",
        's' => $"[{Space}]",
        'S' => $"[^{Space}]",
        'd' => @"\p{Nd}",
        'D' => @"\P{Nd}",
        'n' or 'r' or 't' or 'p' or 'P' => "\\" + next,
        >= '1' and <= '9' => $@"(?:\{next})",
        _ => Character(next),
    };

    /// <summary>A character with a meaning, as itself; letters and digits have none to escape from.</summary>
    private static string? Character(char next) =>
        next == '\0' || char.IsLetterOrDigit(next) ? null : "\\" + next;

    private char Ahead(int count) => _position + count < _pattern.Length ? _pattern[_position + count] : '\0';
}
