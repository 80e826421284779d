using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>
/// What a citizen signs with a passkey: this case, under this definition, with these answers. Any later change of an
/// answer makes another content, and the signature no longer covers the case.
/// </summary>
internal static class SignedContent
{
    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public static string HashOf(CaseFile file)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("case"u8, file.Record.Id);
            writer.WriteString("matter"u8, file.Definition.Code);
            writer.WriteString("definition"u8, file.Definition.Digest);
            writer.WriteStartObject("supplied"u8);
            foreach (var value in file.Values.Where(value => value.IsSupplied)
                .OrderBy(value => value.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(value.Name);
                writer.WriteRawValue(Encoding.UTF8.GetBytes(value.Json));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }
}
