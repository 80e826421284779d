using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Departments;

/// <summary><c>hub departments fault</c>: makes a simulated department fail, to see what the platform does.</summary>
internal static partial class DepartmentCommands
{
    public static Command Create()
    {
        return new Command(
            "departments", "The simulated departments of the synthetic city.") { CreateFault(), CreateFaults() };
    }

    private static Command CreateFault()
    {
        var code = new Argument<string>("code") { Description = "The department's code, such as HPF." };
        var fault = new Argument<string>("fault")
        {
            Description = "refuse, hang, slow=MILLISECONDS, garbage, 500, forbid (not a database), or off to mend it.",
        };
        var command = new Command("fault", "Make a department fail, whatever protocol it speaks.") { code, fault };
        command.SetAction(async (result, cancellationToken) =>
        {
            var department = result.GetRequiredValue(code).ToUpper(CultureInfo.InvariantCulture);
            var wanted = result.GetRequiredValue(fault);
            if (!DepartmentCode().IsMatch(department))
            {
                throw new HubUsageException($"'{department}' is not a department's code; for example HPF");
            }

            if (!Fault().IsMatch(wanted))
            {
                throw new HubUsageException(
                    $"'{wanted}' is not a fault; use refuse, hang, slow=MILLISECONDS, garbage, 500, forbid or off");
            }

            using var client = new HubClient(HubOptions.FromEnvironment());
            var (status, _) = await client.DepartmentsAsync(
                HttpMethod.Post, $"/_faults/{department}", new { fault = wanted }, cancellationToken);
            return (int)status switch
            {
                < 300 => Say($"{department}: {(wanted == "off" ? "answers again" : wanted)}"),
                404 => throw new HubUsageException($"no department '{department}'; schemas/departments lists all 59"),
                _ => throw new HubUnreachableException($"the departments answered {(int)status}"),
            };
        });
        return command;
    }

    private static Command CreateFaults()
    {
        var command = new Command("faults", "List the faults set now.");
        command.SetAction(async (_, cancellationToken) =>
        {
            using var client = new HubClient(HubOptions.FromEnvironment());
            var (_, body) = await client.DepartmentsAsync(HttpMethod.Get, "/_faults", null, cancellationToken);
            return Say(body);
        });
        return command;
    }

    private static int Say(string text)
    {
        Console.WriteLine(text);
        return ExitCode.Done;
    }

    [GeneratedRegex("^[A-Z]{2,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex DepartmentCode();

    [GeneratedRegex("^(refuse|hang|slow=[0-9]{1,6}|garbage|500|forbid|off)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fault();
}
