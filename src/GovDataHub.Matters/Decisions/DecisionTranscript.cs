using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Matters.Decisions;

/// <summary>
/// A decision with all it rests on, in one canonical text: the same decision over the same facts is the same bytes.
/// What the registers said and what the citizen gave stand in it, so it stays with the case and goes nowhere else.
/// </summary>
public sealed record DecisionTranscript
{
    private static readonly JsonWriterOptions Canonical =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The matter and its version: <c>HPF-01@1</c>.</summary>
    public required string Matter { get; init; }

    /// <summary>SHA-256 of the definition's text.</summary>
    public required string Definition { get; init; }

    /// <summary>SHA-256 of the rule alone: its conditions, one a line.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's <c>today()</c>.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the citizen gave, as JSON by name.</summary>
    public required ImmutableSortedDictionary<string, string> Supplies { get; init; }

    /// <summary>Every answer, in the order it was asked for.</summary>
    public required ImmutableArray<DecisionFact> Facts { get; init; }

    /// <summary>What each condition came to, in the definition's order.</summary>
    public required ImmutableArray<ConditionOutcome> Conditions { get; init; }

    /// <summary>The transcript of a decision about a case.</summary>
    public static DecisionTranscript Of(CaseFile file, Decision decision)
    {
        return Of(file.Record.Id, file.Definition, file.Supplies(), decision);
    }

    /// <summary>SHA-256 of a rule: its conditions, one a line; in lower-case hexadecimal.</summary>
    public static string RuleDigest(MatterDefinition definition)
    {
        return Digest(string.Join('\n', definition.Eligibility.Select(condition => condition.When)));
    }

    /// <summary>The canonical text, UTF-8; its last entry is SHA-256 of what stands before it.</summary>
    public string Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Canonical))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", 1);
            writer.WriteString("case", CaseId);
            writer.WriteString("matter", Matter);
            writer.WriteString("definition", Definition);
            writer.WriteString("rule", Rule);
            writer.WriteString("today", Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteSupplies(writer);
            WriteFacts(writer);
            writer.WriteStartArray("conditions");
            foreach (var outcome in Conditions)
            {
                writer.WriteStringValue(outcome.ToString());
            }

            writer.WriteEndArray();
            writer.Flush();
            writer.WriteString("digest", Digest(stream.ToArray()));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a canonical text, whether or not its digest is right.</summary>
    /// <exception cref="FormatException">It is no transcript of this format.</exception>
    public static DecisionTranscript Read(string text)
    {
        try
        {
            var root = JsonElement.Parse(text);
            if (root.GetProperty("format").GetInt32() != 1)
            {
                throw new FormatException("The transcript is of a later format than this version reads.");
            }

            return new DecisionTranscript
            {
                CaseId = Text(root, "case"),
                Matter = Text(root, "matter"),
                Definition = Text(root, "definition"),
                Rule = Text(root, "rule"),
                Today = DateOnly.ParseExact(Text(root, "today"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Supplies = root.GetProperty("supplies").EnumerateObject().ToImmutableSortedDictionary(
                    supply => supply.Name, supply => supply.Value.GetRawText(), StringComparer.Ordinal),
                Facts = [.. root.GetProperty("facts").EnumerateArray().Select(ReadFact)],
                Conditions =
                [
                    .. root.GetProperty("conditions").EnumerateArray()
                        .Select(outcome => Enum.Parse<ConditionOutcome>(outcome.GetString()!)),
                ],
            };
        }
        catch (Exception broken) when (
            broken is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The text is no decision's transcript.", broken);
        }
    }

    internal static DecisionTranscript Of(
        string caseId,
        MatterDefinition definition,
        IEnumerable<KeyValuePair<string, object?>> supplies,
        Decision decision)
    {
        return new DecisionTranscript
        {
            CaseId = caseId,
            Matter = string.Create(CultureInfo.InvariantCulture, $"{definition.Code}@{definition.Version}"),
            Definition = definition.Digest,
            Rule = RuleDigest(definition),
            Today = decision.Today,
            Supplies = supplies.ToImmutableSortedDictionary(
                supply => supply.Key, supply => RegisterJson.WriteOne(supply.Value), StringComparer.Ordinal),
            Facts = decision.Facts,
            Conditions = decision.Conditions,
        };
    }

    private void WriteSupplies(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("supplies");
        foreach (var (name, json) in Supplies)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json);
        }

        writer.WriteEndObject();
    }

    private void WriteFacts(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("facts");
        foreach (var fact in Facts)
        {
            writer.WriteStartObject();
            writer.WriteString("mode", fact.Mode.ToString());
            writer.WriteString("department", fact.Department);
            writer.WriteString("key", fact.Key);
            writer.WriteString("role", fact.Role);
            writer.WriteString("answer", fact.Answer.ToString());
            writer.WritePropertyName("value");
            writer.WriteRawValue(fact.Json);
            writer.WriteString("reason", fact.Reason);
            writer.WriteString("transfer", fact.TransferId);
            writer.WriteString("asOf", fact.AsOf?.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static DecisionFact ReadFact(JsonElement fact)
    {
        return new DecisionFact(
            Enum.Parse<NeedMode>(Text(fact, "mode")),
            fact.GetProperty("department").GetString(),
            Text(fact, "key"),
            fact.GetProperty("role").GetString(),
            Enum.Parse<AnswerKind>(Text(fact, "answer")),
            fact.GetProperty("value").GetRawText())
        {
            Reason = fact.GetProperty("reason").GetString(),
            TransferId = fact.GetProperty("transfer").GetString(),
            AsOf = fact.GetProperty("asOf").GetString() is { } moment
                ? DateTimeOffset.ParseExact(moment, "O", CultureInfo.InvariantCulture) : null,
        };
    }

    private static string Text(JsonElement element, string name)
    {
        return element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is missing.");
    }

    private static string Digest(string text)
    {
        return Digest(Encoding.UTF8.GetBytes(text));
    }

    private static string Digest(byte[] bytes)
    {
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
