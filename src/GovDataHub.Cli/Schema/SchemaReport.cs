using System.Text.Json.Serialization;

namespace GovDataHub.Cli.Schema;

/// <summary>What <c>hub schema check|compose --json</c> prints.</summary>
internal sealed record SchemaReport(int Departments, int Resources, int Fields, IReadOnlyList<SchemaFault> Errors);

/// <summary>One rule that does not hold.</summary>
internal sealed record SchemaFault(string Code, string File, int Line, string Message);

/// <summary>What <c>hub schema plan --json</c> prints.</summary>
internal sealed record PlanReport(int Fetches, string Plan);

/// <summary>The reports as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SchemaReport))]
[JsonSerializable(typeof(PlanReport))]
[JsonSerializable(typeof(DocumentEntry[]))]
internal sealed partial class SchemaJson : JsonSerializerContext;
