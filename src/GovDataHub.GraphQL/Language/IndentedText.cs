using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Text under construction in which every new line begins with the current indentation.</summary>
internal sealed class IndentedText
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Appends text; a line feed in it starts an indented line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This.</returns>
    public IndentedText Append(string text)
    {
        var rest = text.AsSpan();
        for (var feed = rest.IndexOf('\n'); feed >= 0 && _level > 0; feed = rest.IndexOf('\n'))
        {
            _text.Append(rest[..feed]);
            AppendLine();
            rest = rest[(feed + 1)..];
        }

        _text.Append(rest);
        return this;
    }

    /// <summary>Starts an indented line.</summary>
    /// <returns>This.</returns>
    public IndentedText AppendLine()
    {
        _text.Append('\n').Append(' ', 2 * _level);
        return this;
    }

    /// <summary>Makes the lines that follow stand two columns further right.</summary>
    public void Indent()
    {
        _level++;
    }

    /// <summary>Makes the lines that follow stand two columns further left.</summary>
    public void Outdent()
    {
        _level--;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return _text.ToString();
    }
}
