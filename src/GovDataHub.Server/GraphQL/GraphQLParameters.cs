using System.Text.Json;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// What a client asks, whatever the transport it came by; well formed, nothing else is known of it. At least one of
/// <see cref="Query"/> and <see cref="DocumentHash"/> is set.
/// </summary>
/// <param name="Query">The document, UTF-8; null when only its hash was sent.</param>
/// <param name="OperationName">Which of its operations, or null.</param>
/// <param name="Variables">The variables, a JSON object, or null.</param>
/// <param name="DocumentHash">
/// SHA-256 of a trusted document, 64 lower-case hexadecimal digits: from <c>documentId: "sha256:…"</c> or from
/// <c>extensions.persistedQuery.sha256Hash</c>.
/// </param>
internal sealed record GraphQLParameters(
    byte[]? Query, string? OperationName, JsonElement? Variables, string? DocumentHash = null);
