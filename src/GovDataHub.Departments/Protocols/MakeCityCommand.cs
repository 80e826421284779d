using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Registers;

namespace GovDataHub.Departments.Protocols;

/// <summary><c>make-city --citizens N --seed S --data DIR</c>: makes the city, replacing one that is there.</summary>
internal static class MakeCityCommand
{
    private static readonly TimeSpan CityOffset = TimeSpan.FromHours(8);

    public static Command Create(TimeProvider time)
    {
        CityOptions usual = new() { Today = TodayIn(time) };
        Option<int> citizens = new("--citizens")
        {
            Description = "How many people live in the city.",
            DefaultValueFactory = _ => usual.Citizens,
        };
        Option<int> seed = new("--seed")
        {
            Description = "The same seed, number and day make the same city.",
            DefaultValueFactory = _ => usual.Seed,
        };
        Option<DateOnly> today = new("--today")
        {
            Description = "The day the registers are as of.",
            DefaultValueFactory = _ => usual.Today,
        };
        Option<string> data = new("--data")
        {
            Description = "The data folder.",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("HUB_DATA") is { Length: > 0 } folder ? folder : ".data",
        };
        Command command = new("make-city", "Makes the synthetic city and replaces one that is there.")
        {
            citizens, seed, today, data,
        };
        command.SetAction(parsed => Make(
            new(parsed.GetRequiredValue(data)),
            usual with
            {
                Citizens = parsed.GetRequiredValue(citizens),
                Seed = parsed.GetRequiredValue(seed),
                Today = parsed.GetRequiredValue(today),
            },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Makes a city of all departments and prints what it holds.</summary>
    /// <returns>The exit code: 0 made, 2 impossible options.</returns>
    internal static int Make(CityFolder folder, CityOptions options, TextWriter output, TextWriter errors)
    {
        var began = Stopwatch.GetTimestamp();
        CityGenerator generator;
        try
        {
            generator = new(options);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            errors.WriteLine(wrong.Message);
            return 2;
        }

        var summary = new CityWriter(folder, AllDepartments.InTheCity).Write(generator.Parts(), options);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Made a city of {summary.Citizens:N0} citizens in {folder.City}: {summary.Total:N0} register rows in "
            + $"{summary.Rows.Count} departments, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s."));
        return 0;
    }

    internal static DateOnly TodayIn(TimeProvider time)
    {
        return DateOnly.FromDateTime(time.GetUtcNow().ToOffset(CityOffset).DateTime);
    }
}
