using System.Globalization;
using GovDataHub.Audit;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Storage.Sqlite;

namespace GovDataHub.Server.AuditLog;

/// <summary>
/// The transfer log in the host: registration, the publisher of checkpoints, and what the public may fetch.
/// </summary>
internal static class AuditLogFeature
{
    private const string Section = "Audit";

    /// <summary>
    /// Adds the log under <c>HUB_DATA</c>, its reader and its publisher. Configured by the section <c>Audit</c>:
    /// <c>OriginPrefix</c>, <c>Node</c>, <c>AppendTimeout</c>, <c>EvidenceLimit</c>, <c>CreditResources</c>.
    /// </summary>
    public static WebApplicationBuilder AddAuditLog(this WebApplicationBuilder builder)
    {
        AuditLogOptions options = Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IAuditStore>(_ => new SqliteAuditStore(options.Directory));
        builder.Services.AddSingleton(_ => new KeyFile(options.KeyFile, options.OriginPrefix, SystemRandom.Fill));
        builder.Services.AddSingleton(services => new GovDataHub.Audit.AuditLog(
            options,
            services.GetRequiredService<IAuditStore>(),
            services.GetRequiredService<KeyFile>(),
            SystemRandom.Fill,
            TimeProvider.System,
            services.GetRequiredService<ILogger<GovDataHub.Audit.AuditLog>>()));
        builder.Services.AddSingleton<IAuditLog>(
            services => services.GetRequiredService<GovDataHub.Audit.AuditLog>());
        builder.Services.AddSingleton<TransferReader>();
        builder.Services.AddSingleton<TransferFeed>();
        builder.Services.AddHostedService<CheckpointPublisher>();
        return builder;
    }

    /// <summary>
    /// Serves the log as c2sp.org/tlog-tiles: hashes and checkpoints to everybody, entries to auditors alone.
    /// </summary>
    public static IEndpointRouteBuilder MapAuditLog(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/audit/checkpoint", TileEndpoints.OpenYearAsync);
        endpoints.MapGet("/audit/{year:int:min(2000):max(9999)}/checkpoint", TileEndpoints.CheckpointAsync);
        endpoints.MapGet("/audit/{year:int:min(2000):max(9999)}/vkey", TileEndpoints.VerifierKey);
        endpoints.MapGet("/audit/{year:int:min(2000):max(9999)}/tile/{**path}", TileEndpoints.TileAsync);
        return endpoints;
    }

    private static AuditLogOptions Read(ConfigurationManager configuration)
    {
        string data = configuration["HUB_DATA"] ?? ".data";
        string server = configuration["HUB_SERVER"] ?? "http://localhost:5080";
        IConfigurationSection section = configuration.GetSection(Section);
        var standard = new AuditLogOptions
        {
            Directory = Path.Combine(data, "audit"),
            KeyFile = Path.Combine(data, "keys", "audit.keys"),
            OriginPrefix = $"{new Uri(server).Authority}/audit",
        };
        return standard with
        {
            OriginPrefix = section["OriginPrefix"] ?? standard.OriginPrefix,
            Node = section["Node"] ?? standard.Node,
            AppendTimeout = Span(section["AppendTimeout"], standard.AppendTimeout),
            EvidenceLimit = Span(section["EvidenceLimit"], standard.EvidenceLimit),
            CreditResources = section.GetSection("CreditResources").Get<string[]>() ?? [],
        };
    }

    private static TimeSpan Span(string? text, TimeSpan standard)
    {
        if (text is null)
        {
            return standard;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) && span > TimeSpan.Zero
            ? span
            : throw new InvalidOperationException("A time in the section Audit is not of the form 00:00:05.");
    }
}
