using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GovDataHub.Server.Metrics;

/// <summary>
/// Meters as Prometheus text under <c>/metrics</c>; meters and traces also to an OTLP collector when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. Codes, counts and durations; never a person.
/// </summary>
internal static class MetricsFeature
{
    private const string OwnMeters = "govdatahub.*";
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Adds the providers.</summary>
    public static WebApplicationBuilder AddHubMetrics(this WebApplicationBuilder builder)
    {
        bool exports = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddSingleton(services => Meters(services.GetRequiredService<PrometheusExporter>(), exports));
        if (exports)
        {
            builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", OwnMeters)
                .AddOtlpExporter()
                .Build());
        }

        return builder;
    }

    /// <summary>Maps <c>/metrics</c>. The providers begin to listen here, before the first request.</summary>
    public static WebApplication MapHubMetrics(this WebApplication application)
    {
        _ = application.Services.GetRequiredService<MeterProvider>();
        _ = application.Services.GetService<TracerProvider>();
        application.MapGet("/metrics", (PrometheusExporter exporter) => Results.Text(exporter.Scrape(), Text));
        return application;
    }

    private static MeterProvider Meters(PrometheusExporter exporter, bool exports)
    {
        MeterProviderBuilder meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter(
                OwnMeters, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddView(instrument => instrument.Name.EndsWith(".duration", StringComparison.Ordinal)
                ? new ExplicitBucketHistogramConfiguration
                {
                    Boundaries =
                    [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10]
                }
                : null)
#pragma warning disable CA2000 // The provider owns its readers.
            .AddReader(new BaseExportingMetricReader(exporter));
#pragma warning restore CA2000
        return (exports ? meters.AddOtlpExporter() : meters).Build();
    }
}
