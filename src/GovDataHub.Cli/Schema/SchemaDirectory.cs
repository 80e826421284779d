using System.CommandLine;
using GovDataHub.Cli.Client;
using GovDataHub.Cli.Matters;

namespace GovDataHub.Cli.Schema;

/// <summary>Where the schemas are: <c>--schemas</c>, else <c>HUB_SCHEMAS</c>, else those of this checkout.</summary>
internal static class SchemaDirectory
{
    /// <summary>The option.</summary>
    public static Option<string?> Option()
    {
        return new Option<string?>("--schemas")
        {
            Description =
                "The directory with hub.graphql and departments/. Standard: HUB_SCHEMAS, else this checkout's.",
        };
    }

    /// <summary>The directory meant.</summary>
    /// <exception cref="HubUsageException">It holds no hub.graphql.</exception>
    public static string Of(string? given)
    {
        string directory = given ?? Schemas.Folder;
        return File.Exists(Path.Combine(directory, "hub.graphql"))
            ? directory
            : throw new HubUsageException($"'{directory}' holds no hub.graphql; name the directory with --schemas");
    }
}
