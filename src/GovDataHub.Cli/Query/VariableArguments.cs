using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Query;

/// <summary>Reads <c>name=value</c> arguments.</summary>
internal static class VariableArguments
{
    /// <summary>
    /// By name: JSON where the value is JSON (<c>5</c>, <c>true</c>, <c>[1]</c>), else the text itself.
    /// </summary>
    /// <remarks>A number with more than 15 digits is text: it is an identity number, not a quantity.</remarks>
    /// <exception cref="HubUsageException">An argument without <c>=</c>, or the same name twice.</exception>
    public static Dictionary<string, object?> Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new HubUsageException("--var takes name=value, for example --var code=HPF-01");
            }

            if (!values.TryAdd(argument[..equals], Value(argument[(equals + 1)..])))
            {
                throw new HubUsageException($"--var {argument[..equals]} is given twice");
            }
        }

        return values;
    }

    private static object? Value(string text)
    {
        if (text.Length > 15 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
