using GovDataHub.Federation.Access;
using GovDataHub.Federation.Supergraph;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests;

/// <summary>What <c>schemas/</c> says, read once for all tests.</summary>
internal static class Schemas
{
    public static string Directory { get; } = Repository.PathOf("schemas");

    public static HubSchema Hub { get; } = Load();

    public static AccessPolicy Policy { get; } = AccessPolicy.Load(Path.Combine(Directory, "access.yaml"));

    private static HubSchema Load()
    {
        (HubSchema? schema, var errors) = HubSchema.Load(Directory);
        return schema ?? throw new InvalidOperationException(string.Join('\n', errors));
    }
}
