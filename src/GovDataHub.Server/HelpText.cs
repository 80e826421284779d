using System.Globalization;
using System.Text;
using GovDataHub.Server.GraphQL;

namespace GovDataHub.Server;

/// <summary>What the server prints for <c>--help</c>: its settings and what each is when it is not set.</summary>
internal static class HelpText
{
    private static readonly (string Name, string Standard, string What)[] Settings =
    [
        ("HUB_DATA", ".data", "where everything is kept"),
        ("HUB_SCHEMAS", "schemas", "the schemas: hub.graphql, departments, matters, access, documents"),
        ("HUB_SERVER", "http://localhost:5080", "the address to listen on, on loopback"),
        ("HUB_PORTAL", "http://localhost:5081", "the portal, to which a browser at /graphql is led"),
        ("HUB_ISSUER", "http://localhost:5082", "the OpenID issuer of access tokens"),
        ("HUB_AUDIENCE", "urn:govdatahub:api", "the audience of access tokens"),
        ("HUB_DEPARTMENTS", "http://localhost:5083", "the departments over HTTP/1.1"),
        ("HUB_DEPARTMENTS_H2", "http://localhost:5084", "the departments over HTTP/2"),
        ("HUB_PAYMENTS", "http://localhost:5085", "the payment provider"),
        ("HUB_ENVIRONMENT", "production", "production or development"),
        ("HUB_CLOCK_OFFSET", "none", "how far business time is ahead at first start; development only"),
        ("HUB_DOCUMENTS", "none", "further folders of trusted documents, separated as in PATH"),
    ];

    /// <summary>Whether the command line asks for it.</summary>
    public static bool IsAskedFor(string[] args)
    {
        return args.Any(argument => argument is "--help" or "-h" or "-?");
    }

    /// <summary>The text.</summary>
    public static string Write()
    {
        StringBuilder text = new();
        text.AppendLine("The GovDataHub server: GraphQL at /graphql, the audit log at /audit, /health, /metrics.")
            .AppendLine("Settings are environment variables; on the command line they are written --NAME=value.")
            .AppendLine();
        foreach ((string name, string standard, string what) in Settings)
        {
            Append(text, name, standard, what);
        }

        foreach (NumberSetting setting in GraphQLOptions.All)
        {
            Append(
                text,
                setting.Name,
                setting.Standard.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{setting.What} (at most {setting.Most})"));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string standard, string what)
    {
        text.Append(name.PadRight(32)).Append(standard.PadRight(24)).AppendLine(what);
    }
}
