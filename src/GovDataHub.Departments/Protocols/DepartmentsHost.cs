using System.Collections.Immutable;
using GovDataHub.Departments.Faults;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Schemas;
using GovDataHub.Departments.Protocols.Subgraph;
using GovDataHub.Departments.Registers;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GovDataHub.Departments.Protocols;

/// <summary>The departments in a web host: each under its code, their faults beside.</summary>
public static class DepartmentsHost
{
    /// <summary>Adds the departments of the city in the options' data folder, and the two ports.</summary>
    public static void AddDepartments(this WebApplicationBuilder builder, DepartmentsOptions options)
    {
        CityFolder folder = new(options.Data);

        // Requests carry identity numbers: nothing below a warning is logged of them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.ListenLocalhost(options.Http2Port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new FaultBoard(
            folder, AllDepartments.InTheCity, services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Maps every department that answers over HTTP, and the faults.</summary>
    /// <exception cref="InvalidOperationException">No city has been made in the data folder.</exception>
    public static void MapDepartments(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<CityFolder>();
        app.Services.GetRequiredService<FaultBoard>().Recover();
        if (!folder.Exists)
            throw new InvalidOperationException($"No city in {folder.Data}: run make-city first.");

        app.UseMiddleware<FaultMiddleware>();
        app.UseRouting();
        app.MapFaults();
        app.MapGet("/", (CityFolder city) => TypedResults.Json(city.Summary(), CitySummaryJson.Default.CitySummary));
        var schemas = DepartmentSchema.FindDirectory(app.Services.GetRequiredService<DepartmentsOptions>());
        foreach (var department in AllDepartments.InTheCity.OfType<HttpDepartment>())
        {
            FrontEnd frontEnd = new(
                department, folder.StoreOf(department), DepartmentSchema.Load(schemas, department.Code));
            MapDepartment(app.MapGroup($"/{department.Code}"), frontEnd, app.Logger);
        }
    }

    private static void MapDepartment(RouteGroupBuilder routes, FrontEnd frontEnd, ILogger log)
    {
        switch (frontEnd.Department)
        {
            case RestDepartment rest:
                rest.Map(routes, frontEnd.Store);
                rest.MapWrites(routes, frontEnd);
                routes.MapAdapter(frontEnd);
                break;
            case GraphQLDepartment:
                routes.MapPost("/graphql", new SubgraphEndpoint(frontEnd, log).AnswerAsync);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
