using System.Globalization;
using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Cli.Query;

/// <summary>
/// The errors of an answer as a person reads them: message, code, place in the document, what mends it.
/// </summary>
internal static class AnswerErrors
{
    private const int WidestLine = 160;

    /// <summary>Codes of what the caller wrote: exit code 2 when nothing ran because of them.</summary>
    private static readonly string[] BadInput =
    [
        ErrorCode.SyntaxError, ErrorCode.ValidationFailed, ErrorCode.BadVariable, ErrorCode.OperationUnknown,
        ErrorCode.BadRequest, ErrorCode.IdInDocument,
    ];

    /// <summary>0 without errors, 2 when the document or a variable is wrong, else 1.</summary>
    public static int ExitCodeOf(JsonElement answer)
    {
        JsonElement[] errors = ErrorsOf(answer);
        bool ran = answer.TryGetProperty("data", out _);
        return errors.Length == 0 && ran ? ExitCode.Done
            : !ran && errors.Length > 0 && BadInput.Contains(CodeOf(errors[0])) ? ExitCode.BadInput
            : ExitCode.Failed;
    }

    /// <summary>The errors, each with the lines of the document it is about.</summary>
    public static string Print(JsonElement answer, string document)
    {
        StringBuilder text = new();
        string[] lines = document.Split('\n');
        foreach (JsonElement error in ErrorsOf(answer))
        {
            string? code = CodeOf(error);
            text.Append("hub: ").Append(error.GetProperty("message").GetString())
                .AppendLine(code is null ? "" : $" ({code})");
            if (error.TryGetProperty("path", out JsonElement path))
            {
                text.Append("  at ").AppendJoin('.', path.EnumerateArray()).AppendLine();
            }

            if (error.TryGetProperty("locations", out JsonElement locations))
            {
                foreach (JsonElement place in locations.EnumerateArray())
                {
                    Point(
                        text, lines, place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());
                }
            }

            if (ErrorCode.All.FirstOrDefault(entry => entry.Code == code) is { } known)
            {
                text.Append("  ").AppendLine(known.Mend.En);
            }
        }

        return text.ToString();
    }

    private static JsonElement[] ErrorsOf(JsonElement answer)
    {
        return answer.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray()]
            : [];
    }

    private static string? CodeOf(JsonElement error)
    {
        return error.TryGetProperty("extensions", out JsonElement extensions)
            && extensions.TryGetProperty("code", out JsonElement code)
            ? code.GetString()
            : null;
    }

    /// <summary>The line, and a caret under the place; of a long line the part around it.</summary>
    private static void Point(StringBuilder text, string[] lines, int line, int column)
    {
        if (line < 1 || line > lines.Length)
        {
            return;
        }

        string whole = lines[line - 1].TrimEnd('\r');
        int begin = column <= WidestLine ? 0 : column - (WidestLine / 2);
        string shown = whole[begin..Math.Min(whole.Length, begin + WidestLine)];
        int before = Math.Clamp(column - 1 - begin, 0, shown.Length);
        string number = line.ToString(CultureInfo.InvariantCulture);
        string gap = new([.. shown[..before].Select(letter => letter == '\t' ? '\t' : ' ')]);
        text.Append("  ").Append(number).Append(" | ").AppendLine(shown)
            .Append(' ', number.Length + 2).Append(" | ").Append(gap).AppendLine("^");
    }
}
