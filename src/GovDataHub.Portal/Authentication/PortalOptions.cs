namespace GovDataHub.Portal.Authentication;

/// <summary>Where the portal stands and whom it talks to. From <c>HUB_*</c>; checked at start.</summary>
internal sealed class PortalOptions
{
    /// <summary>The portal's own address, <c>HUB_PORTAL</c>.</summary>
    public Uri Portal { get; init; } = new("http://localhost:5081");

    /// <summary>The GraphQL server, <c>HUB_SERVER</c>.</summary>
    public Uri Server { get; init; } = new("http://localhost:5080");

    /// <summary>The OpenID issuer, <c>HUB_ISSUER</c>.</summary>
    public Uri Issuer { get; init; } = new("http://localhost:5082");

    /// <summary>This client's id at the issuer.</summary>
    public string ClientId { get; init; } = "portal";

    /// <summary>The audience its access tokens are for.</summary>
    public string Audience { get; init; } = "urn:govdatahub:api";

    /// <summary>The private JWK that authenticates the client and binds its tokens; <c>HUB_PORTAL_KEY</c>.</summary>
    public required string KeyFile { get; init; }

    /// <summary>Where keys that protect cookies are kept, so that a restart does not end sign-ins under way.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">An address is not an http address.</exception>
    public static PortalOptions From(IConfiguration configuration)
    {
        var data = configuration["HUB_DATA"] is { Length: > 0 } set ? set : ".data";
        return new PortalOptions
        {
            Portal = Address(configuration, "HUB_PORTAL", "http://localhost:5081"),
            Server = Address(configuration, "HUB_SERVER", "http://localhost:5080"),
            Issuer = Address(configuration, "HUB_ISSUER", "http://localhost:5082"),
            KeyFile = configuration["HUB_PORTAL_KEY"] ?? Path.Combine(data, "identity", "clients", "portal.jwk.json"),
            DataDirectory = Path.Combine(data, "portal"),
        };
    }

    private static Uri Address(IConfiguration configuration, string name, string standard)
    {
        var text = configuration[name] is { Length: > 0 } set ? set : standard;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri
            : throw new InvalidOperationException($"{name} is not an http address; for example {standard}");
    }
}
