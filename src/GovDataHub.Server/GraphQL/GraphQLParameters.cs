using System.Text.Json;

namespace GovDataHub.Server.GraphQL;

/// <summary>What a client asks, whatever the transport it came by; well formed, nothing else is known of it.</summary>
/// <param name="Query">The document, UTF-8.</param>
/// <param name="OperationName">Which of its operations, or null.</param>
/// <param name="Variables">The variables, a JSON object, or null.</param>
internal sealed record GraphQLParameters(byte[] Query, string? OperationName, JsonElement? Variables);
