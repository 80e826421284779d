using System.Collections;
using System.Text;
using System.Text.Json;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>Values of the scalar <c>JSON</c> as the engine hands them to resolvers, written as JSON again.</summary>
internal static class PlainJson
{
    /// <summary>The value as JSON.</summary>
    public static JsonElement Of(object? value)
    {
        return JsonElement.Parse(Write(value));
    }

    /// <summary>The value's JSON text; a string is taken to be one already.</summary>
    public static string TextOf(object? value)
    {
        return value as string ?? Encoding.UTF8.GetString(Write(value));
    }

    private static byte[] Write(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            ResponseWriter.WriteValue(writer, value);
        }

        return stream.ToArray();
    }
}
