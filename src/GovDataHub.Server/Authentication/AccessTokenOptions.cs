using Microsoft.AspNetCore.Authentication;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Which tokens are accepted. Bound from <c>HUB_ISSUER</c>, <c>HUB_AUDIENCE</c>, <c>HUB_ENVIRONMENT</c>.
/// </summary>
public sealed class AccessTokenOptions : AuthenticationSchemeOptions
{
    /// <summary>The one accepted issuer; its metadata is read from <c>/.well-known/openid-configuration</c>.</summary>
    public string Issuer { get; set; } = "http://localhost:5082";

    /// <summary>The one accepted audience.</summary>
    public string Audience { get; set; } = "urn:govdatahub:api";

    /// <summary>Whether a person's token is accepted without proof of possession, from loopback only.</summary>
    public bool Development { get; set; }

    /// <summary>How long a verified token is remembered at most; never beyond its own end.</summary>
    public TimeSpan RememberedFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override void Validate()
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException("HUB_ISSUER is not an http address; for example http://localhost:5082");
        }

        if (issuer.Scheme == "http" && !issuer.IsLoopback)
        {
            throw new InvalidOperationException("HUB_ISSUER must be https outside of loopback");
        }
    }
}
