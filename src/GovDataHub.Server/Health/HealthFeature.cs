using GovDataHub.Audit.Storage;
using GovDataHub.Federation.Execution;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovDataHub.Server.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, that is, the schema is composed and
/// the log records. Departments are not asked: one that is down takes only its own fields with it.
/// </summary>
internal static class HealthFeature
{
    private const string Ready = "ready";

    /// <summary>Adds the checks.</summary>
    public static WebApplicationBuilder AddHubHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<LogCheck>("audit-log", tags: [Ready])
            .AddCheck<GatewayCheck>("gateway", tags: [Ready]);
        return builder;
    }

    /// <summary>Maps the addresses; they say nothing but their state.</summary>
    public static IEndpointRouteBuilder MapHubHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
        return endpoints;
    }

    private sealed class LogCheck(IServiceProvider services) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            _ = services.GetRequiredService<IAuditStore>();
            return Task.FromResult(services.GetRequiredService<GovDataHub.Audit.AuditLog>().CanRecord
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy());
        }
    }

    private sealed class GatewayCheck(IServiceProvider services) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            _ = services.GetRequiredService<HubGateway>();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
    }
}
