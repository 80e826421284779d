using System.CommandLine;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Payments;

namespace GovDataHub.Departments.Protocols;

/// <summary>
/// <c>serve</c>: serves the city of the data folder and the sandbox payment provider beside it, and makes the default
/// city when there is none.
/// </summary>
internal static class ServeCommand
{
    public static Command Create(TimeProvider time)
    {
        Command command = new(
            "serve", "Serves the departments. Settings: HUB_DATA, Departments__HttpPort, Departments__Http2Port.");
        command.SetAction((parsed, cancellationToken) =>
            ServeAsync(time, parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(
        TimeProvider time, InvocationConfiguration invocation, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var options = DepartmentsOptions.From(builder.Configuration);
        CityFolder folder = new(options.Data);
        if (!folder.Exists)
        {
            CityOptions usual = new() { Today = MakeCityCommand.TodayIn(time) };
            if (MakeCityCommand.Make(folder, usual, invocation.Output, invocation.Error) is not 0 and var code)
                return code;
        }

        builder.AddDepartments(options);
        var payments = PaymentOptions.From(builder.Configuration, options.Data);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(payments.Port));
        builder.Services.AddPayments(payments);
        await using var app = builder.Build();
        app.MapDepartments();
        app.MapPayments().RequireHost($"*:{payments.Port}");
        app.MapGet("/health/live", () => TypedResults.Ok());
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
