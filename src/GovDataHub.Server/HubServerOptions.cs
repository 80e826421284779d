namespace GovDataHub.Server;

/// <summary>
/// Where the server keeps its data, reads its schemas and listens. Read once at start and checked there.
/// </summary>
internal sealed record HubServerOptions
{
    /// <summary>The data directory, <c>HUB_DATA</c>.</summary>
    public required string Data { get; init; }

    /// <summary>The directory of the schemas, <c>HUB_SCHEMAS</c>.</summary>
    public required string Schemas { get; init; }

    /// <summary>The address to listen on, <c>HUB_SERVER</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Whether this is development, <c>HUB_ENVIRONMENT</c>: only then may business time be moved.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>How far business time is ahead at first start, <c>HUB_CLOCK_OFFSET</c>; development only.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartupException">A setting is wrong; the message names it and what it takes.</exception>
    public static HubServerOptions Read(IConfiguration configuration)
    {
        string environment = configuration["HUB_ENVIRONMENT"] ?? "production";
        if (environment is not ("development" or "production"))
        {
            throw new StartupException($"HUB_ENVIRONMENT is '{environment}'; it takes development or production.");
        }

        string schemas = configuration["HUB_SCHEMAS"] ?? Find("schemas");
        if (!File.Exists(Path.Combine(schemas, "hub.graphql")))
        {
            throw new StartupException($"HUB_SCHEMAS is '{schemas}', which holds no hub.graphql.");
        }

        return new HubServerOptions
        {
            Data = Path.GetFullPath(configuration["HUB_DATA"] ?? ".data"),
            Schemas = schemas,
            Address = AddressOf(configuration["HUB_SERVER"] ?? "http://localhost:5080"),
            IsDevelopment = environment == "development",
            ClockOffset = OffsetOf(configuration["HUB_CLOCK_OFFSET"], environment),
        };
    }

    private static Uri AddressOf(string text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && address is { Scheme: "http", AbsolutePath: "/", IsLoopback: true }
            ? address
            : throw new StartupException(
                $"HUB_SERVER is '{text}'; it takes a loopback address such as http://localhost:5080.");
    }

    private static TimeSpan OffsetOf(string? text, string environment)
    {
        if (text is null)
        {
            return TimeSpan.Zero;
        }

        if (environment != "development")
        {
            throw new StartupException("HUB_CLOCK_OFFSET moves business time; only development may.");
        }

        return TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out TimeSpan offset)
            && offset >= TimeSpan.Zero
            ? offset
            : throw new StartupException(
                $"HUB_CLOCK_OFFSET is '{text}'; it takes a time such as 20.00:00:00 (20 days).");
    }

    private static string Find(string name)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.GetFullPath(name);
    }
}

/// <summary>The server cannot start; the message says why and what to do, for a person at a terminal.</summary>
internal sealed class StartupException(string message) : Exception(message);
