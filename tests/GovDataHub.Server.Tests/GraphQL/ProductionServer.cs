namespace GovDataHub.Server.Tests.GraphQL;

/// <summary>
/// A server under the rules of production, otherwise as development: its issuer's tokens are not bound to a key. With
/// narrow limits and batches of two.
/// </summary>
public sealed class ProductionServer()
    : HubServer("--HUB_ENVIRONMENT=development", $"--HUB_SCHEMAS={Schemas}", "--HUB_BATCH=2",
        "--HUB_LIMIT_RESPONSE_BYTES=20000", "--HUB_LIMIT_BODY_BYTES=4096")
{
    private static string Schemas { get; } = StrictSchemas();

    /// <summary>The project's schemas, with production's rules for development's.</summary>
    private static string StrictSchemas()
    {
        string copy = Directory.CreateTempSubdirectory("schemas-").FullName;
        string schemas = TestKit.Repository.PathOf("schemas");
        foreach (string entry in Directory.EnumerateFileSystemEntries(schemas))
        {
            if (Path.GetFileName(entry) != "documents")
            {
                Directory.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(entry)), entry);
            }
        }

        string documents = Directory.CreateDirectory(Path.Combine(copy, "documents")).FullName;
        Directory.CreateSymbolicLink(
            Path.Combine(documents, "portal"), Path.Combine(schemas, "documents", "portal"));
        string rules = File.ReadAllText(Path.Combine(schemas, "documents", "rules.yaml"));
        string strict = rules[..rules.IndexOf("development:", StringComparison.Ordinal)]
            .Replace("production:", "development:", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(documents, "rules.yaml"), strict);
        return copy;
    }
}
