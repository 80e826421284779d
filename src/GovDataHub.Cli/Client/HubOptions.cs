namespace GovDataHub.Cli.Client;

/// <summary>Where the parts of the platform are; each is set by an environment variable.</summary>
internal sealed record HubOptions(Uri Server, Uri Issuer, Uri Departments, string DataDirectory)
{
    /// <summary>Reads <c>HUB_SERVER</c>, <c>HUB_ISSUER</c>, <c>HUB_DEPARTMENTS</c> and <c>HUB_DATA</c>.</summary>
    /// <exception cref="HubUsageException">A variable holds no absolute http address.</exception>
    public static HubOptions FromEnvironment()
    {
        return new HubOptions(
            Address("HUB_SERVER", "http://localhost:5080"),
            Address("HUB_ISSUER", "http://localhost:5082"),
            Address("HUB_DEPARTMENTS", "http://localhost:5083"),
            Environment.GetEnvironmentVariable("HUB_DATA") is { Length: > 0 } data ? data : ".data");
    }

    private static Uri Address(string variable, string standard)
    {
        var text = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : standard;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri
            : throw new HubUsageException($"{variable} is not an http address; for example {standard}");
    }
}
