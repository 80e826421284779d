using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Supergraph;
using GovDataHub.Federation.Time;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Passkeys;
using GovDataHub.Matters.Storage;
using GovDataHub.Matters.Timed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Matters;

/// <summary>Where the matter engine finds and keeps its things.</summary>
public sealed record MatterOptions
{
    /// <summary>The folder of the engine's files; made when it is missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder with <c>matters/</c>, <c>concepts.yaml</c> and <c>holidays.yaml</c>.</summary>
    public required string SchemasDirectory { get; init; }

    /// <summary>The payment provider.</summary>
    public required PaymentOptions Payment { get; init; }

    /// <summary>The passkeys.</summary>
    public required PasskeyOptions Passkeys { get; init; }

    /// <summary>Limits and rhythms.</summary>
    public EngineOptions Engine { get; init; } = new();
}

/// <summary>The matter engine as a feature of a host.</summary>
public static class MattersFeature
{
    /// <summary>
    /// Adds definitions, store, engine, lifecycle, passkeys and timed jobs. The host brings <see cref="ICaseReader"/>,
    /// <see cref="DepartmentCatalogue"/> and <see cref="BusinessClock"/>.
    /// </summary>
    /// <exception cref="DefinitionException">
    /// A definition does not compile: it never runs. Each problem with file, line and mend.
    /// </exception>
    public static IServiceCollection AddMatters(this IServiceCollection services, MatterOptions options)
    {
        return services.AddMatters(
            options,
            MatterCatalogue.Compile(Sources(services, options.SchemasDirectory)),
            WorkingDayCalendar.Load(Path.Combine(options.SchemasDirectory, "holidays.yaml")));
    }

    /// <summary>The same over definitions that are read already.</summary>
    internal static IServiceCollection AddMatters(
        this IServiceCollection services, MatterOptions options, MatterCatalogue matters, WorkingDayCalendar calendar)
    {
        Directory.CreateDirectory(options.DataDirectory);
        services.AddSingleton(options.Engine);
        services.AddSingleton(options.Payment);
        services.AddSingleton(options.Passkeys);
        services.AddSingleton(matters);
        services.AddSingleton(calendar);
        AddStorage(services, Path.Combine(options.DataDirectory, "matters.sqlite"));
        AddEngine(services);
        AddLifecycle(services);
        services.AddTimedJobs(Path.Combine(options.DataDirectory, "matters-time.sqlite"));
        return services;
    }

    /// <summary>The departments are those the gateway has composed already, when it stands in the same host.</summary>
    private static DefinitionSources Sources(IServiceCollection services, string schemas)
    {
        var composed = services.Select(service => service.ImplementationInstance).OfType<HubSchema>();
        return composed.FirstOrDefault() is { } hub
            ? DefinitionSources.Load(schemas, hub.Catalogue, hub.Edges)
            : DefinitionSources.Load(schemas);
    }

    private static void AddStorage(IServiceCollection services, string file)
    {
        services.AddSingleton(_ => new SqliteMatterDatabase(file));
        services.AddSingleton<ICaseStore, SqliteCaseStore>();
        services.AddSingleton<IPasskeyStore, SqlitePasskeyStore>();
        services.AddHostedService<StoreStart>();
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<FormulaContexts>();
        services.AddSingleton<DecisionMaker>();
        services.AddSingleton<EffectPlanner>();
        services.AddSingleton<PrefillRun>();
        services.AddSingleton<StageRun>();
        services.AddSingleton<EffectRun>();
        services.AddSingleton<CaseEngine>();
        services.AddHttpClient();
        services.AddSingleton<IPaymentProvider>(provider => new HttpPaymentProvider(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("payments"),
            provider.GetRequiredService<PaymentOptions>(),
            provider.GetRequiredService<ILogger<HttpPaymentProvider>>()));
        services.AddSingleton<PaymentCallbacks>();
        services.AddHostedService<CaseWorker>();
    }

    private static void AddLifecycle(IServiceCollection services)
    {
        services.AddSingleton<SupplyForm>();
        services.AddSingleton<PasskeyCeremony>();
        services.AddSingleton<IPasskeyPresence>(provider => provider.GetRequiredService<PasskeyCeremony>());
        services.AddSingleton<MatterService>();
        services.AddSingleton<OfficerDesk>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<ICaseLookup>(provider => provider.GetRequiredService<CaseDesk>());
    }

    /// <summary>Makes the tables before the first worker or job asks for them.</summary>
    private sealed class StoreStart(ICaseStore store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            return store.InitializeAsync(cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StoppedAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }
    }
}
