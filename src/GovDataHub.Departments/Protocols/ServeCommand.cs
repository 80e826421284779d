using System.CommandLine;
using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Protocols;

/// <summary><c>serve</c>: serves the city of the data folder, and makes the default one when there is none.</summary>
internal static class ServeCommand
{
    public static Command Create(TimeProvider time)
    {
        Command command = new("serve", "Serves the departments; settings come from HUB_DATA and Departments__HttpPort.");
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
        await using var app = builder.Build();
        app.MapDepartments();
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
