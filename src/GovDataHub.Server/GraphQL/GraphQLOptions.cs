using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Limits;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// How GraphQL is served. Read once at start and checked there; each number is one of <see cref="All"/>.
/// </summary>
internal sealed record GraphQLOptions
{
    private const string FolderSetting = "HUB_DOCUMENTS";
    private const string PortalSetting = "HUB_PORTAL";

    /// <summary>The settings that are whole numbers, with what they may be.</summary>
    public static ImmutableArray<NumberSetting> All { get; } =
    [
        new("HUB_LIMIT_TOKENS", 20_000, 1_000_000, "tokens of a document",
            (options, value) => options.With(limits => limits with { Tokens = value })),
        new("HUB_LIMIT_DEPTH", 15, 500, "nesting of fields, fragments followed",
            (options, value) => options.With(limits => limits with { Depth = value })),
        new("HUB_LIMIT_ALIASES", 200, 100_000, "aliases of an operation",
            (options, value) => options.With(limits => limits with { Aliases = value })),
        new("HUB_LIMIT_ROOT_FIELDS", 70, 10_000, "different response names at the root",
            (options, value) => options.With(limits => limits with { RootFields = value })),
        new("HUB_LIMIT_DIRECTIVES", 200, 100_000, "directives of a document",
            (options, value) => options.With(limits => limits with { Directives = value })),
        new("HUB_LIMIT_FIELDS", 10_000, 1_000_000, "fields of an operation, fragments followed",
            (options, value) => options.With(limits => limits with { Fields = value })),
        new("HUB_LIMIT_INTROSPECTION_DEPTH", 3, 100, "how often introspection leads from type to type",
            (options, value) => options.With(limits => limits with { IntrospectionDepth = value })),
        new("HUB_LIMIT_FETCHES", 250, 10_000, "requests to departments",
            (options, value) => options.With(limits => limits with { Fetches = value })),
        new("HUB_LIMIT_COST", 30_000, 100_000_000, "objects an operation may ask for",
            (options, value) => options.With(limits => limits with { Cost = value })),
        new("HUB_LIMIT_ACTUAL_COST", 30_000, 100_000_000, "objects an answer may hold",
            (options, value) => options.With(limits => limits with { ActualCost = value })),
        new("HUB_LIMIT_LIST_SIZE", 10, 100_000, "length a list is taken to have when nothing says it",
            (options, value) => options.With(limits => limits with { ListSize = value })),
        new("HUB_LIMIT_MILLISECONDS", 30_000, 600_000, "time an operation may run",
            (options, value) => options.With(limits => limits with { Time = TimeSpan.FromMilliseconds(value) })),
        new("HUB_LIMIT_BODY_BYTES", 1024 * 1024, 64 * 1024 * 1024, "size of a request's body",
            (options, value) => options with { BodyBytes = value }),
        new("HUB_LIMIT_RESPONSE_BYTES", 8 * 1024 * 1024, 256 * 1024 * 1024, "size of an answer",
            (options, value) => options with { ResponseBytes = value }),
        new("HUB_BATCH", 0, 100, "requests in one body, a list; 0: no lists are taken",
            (options, value) => options with { Batch = value }, Least: 0),
        new("HUB_PUBLIC_SECONDS", 60, 86_400, "how long anybody may keep the answer of a public trusted document",
            (options, value) => options with { PublicFor = TimeSpan.FromSeconds(value) }, Least: 0),
    ];

    /// <summary>What an operation may cost.</summary>
    public OperationLimits Limits { get; private init; } = OperationLimits.Default;

    /// <summary>Bytes of a request's body.</summary>
    public int BodyBytes { get; private init; } = 1024 * 1024;

    /// <summary>Bytes of an answer.</summary>
    public int ResponseBytes { get; private init; } = 8 * 1024 * 1024;

    /// <summary>Requests in one body; 0 when lists are not taken.</summary>
    public int Batch { get; private init; }

    /// <summary>How long a cache may keep what touches nobody and is trusted.</summary>
    public TimeSpan PublicFor { get; private init; } = TimeSpan.FromMinutes(1);

    /// <summary>Folders of trusted documents: <c>documents</c> of the schemas, then those of the setting.</summary>
    public ImmutableArray<string> DocumentFolders { get; private init; } = [];

    /// <summary>The portal, where a browser finds GraphiQL.</summary>
    public Uri Portal { get; private init; } = new("http://localhost:5081");

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartupException">A setting is wrong; the message names it and what it takes.</exception>
    public static GraphQLOptions Read(IConfiguration configuration, HubServerOptions server)
    {
        string[] further = (configuration[FolderSetting] ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        GraphQLOptions options = new()
        {
            DocumentFolders = [Path.Combine(server.Schemas, "documents"), .. further.Select(Folder)],
            Portal = Address(configuration[PortalSetting] ?? "http://localhost:5081"),
        };
        return All.Aggregate(options, (read, setting) =>
            configuration[setting.Name] is { Length: > 0 } text ? setting.Apply(read, setting.Read(text)) : read);
    }

    private GraphQLOptions With(Func<OperationLimits, OperationLimits> change)
    {
        return this with { Limits = change(Limits) };
    }

    private static string Folder(string path)
    {
        return Directory.Exists(path) ? Path.GetFullPath(path) : throw new StartupException(
            $"{FolderSetting} names '{path}', which is no folder; it takes folders of trusted documents.");
    }

    private static Uri Address(string text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address!
            : throw new StartupException(
                $"{PortalSetting} is '{text}'; it takes an http address such as http://localhost:5081.");
    }
}

/// <summary>A setting that is a whole number.</summary>
/// <param name="Name">The environment variable.</param>
/// <param name="Standard">What holds when it is not set.</param>
/// <param name="Most">The largest value it takes.</param>
/// <param name="What">What it bounds, for a person at a terminal.</param>
/// <param name="Apply">Puts it in place.</param>
/// <param name="Least">The smallest value it takes.</param>
internal sealed record NumberSetting(
    string Name,
    int Standard,
    int Most,
    string What,
    Func<GraphQLOptions, int, GraphQLOptions> Apply,
    int Least = 1)
{
    /// <summary>The setting's value.</summary>
    /// <exception cref="StartupException">It is no number it takes.</exception>
    public int Read(string text)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= Least && value <= Most
            ? value
            : throw new StartupException(
                $"{Name} is '{text}'; it takes a whole number from {Least} to {Most} ({What}).");
    }
}
