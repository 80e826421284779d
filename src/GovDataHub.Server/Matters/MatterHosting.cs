using GovDataHub.Matters;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Server.Matters;

/// <summary>The matter engine in the host.</summary>
internal static class MatterHosting
{
    /// <summary>Where the payment provider reports to.</summary>
    public const string CallbackPath = "/callbacks/payments";

    /// <summary>Reads the definitions and adds the engine.</summary>
    /// <exception cref="StartupException">A setting or a definition is wrong.</exception>
    public static WebApplicationBuilder AddMatterEngine(this WebApplicationBuilder builder, HubServerOptions options)
    {
        var configuration = builder.Configuration;
        try
        {
            builder.Services.AddMatters(new MatterOptions
            {
                DataDirectory = options.Data,
                SchemasDirectory = options.Schemas,
                Payment = new PaymentOptions
                {
                    Provider = Address(configuration, "HUB_PAYMENTS", "http://localhost:5085"),
                    Callback = new Uri(options.Address, CallbackPath),
                    SigningKey = configuration["Payments:SigningKey"] is { Length: > 0 } key
                        ? key
                        : SecretFile.Open(Path.Combine(options.Data, "payments", "signing.key")),
                },
                Passkeys = new PasskeyOptions
                {
                    Origins = [Origin(Address(configuration, "HUB_PORTAL", "http://localhost:5081"))],
                    UserHandleKey =
                        [.. Convert.FromHexString(SecretFile.Open(Path.Combine(options.Data, "keys", "passkeys.key")))],
                },
            });
        }
        catch (GovDataHub.Matters.Definitions.DefinitionException wrong)
        {
            throw new StartupException(wrong.Message);
        }

        return builder;
    }

    /// <summary>Maps the provider's callbacks, and in development the clock.</summary>
    public static void MapMatterEngine(this WebApplication application)
    {
        application.MapPaymentCallbacks();
        if (application.Services.GetRequiredService<HubServerOptions>().IsDevelopment)
        {
            application.MapDevelopmentClock();
        }
    }

    private static Uri Address(ConfigurationManager configuration, string name, string standard)
    {
        string text = configuration[name] ?? standard;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && address.Scheme is ("http" or "https")
            ? address
            : throw new StartupException($"{name} is '{text}'; it takes an address such as {standard}.");
    }

    private static string Origin(Uri address)
    {
        return address.GetLeftPart(UriPartial.Authority);
    }
}
