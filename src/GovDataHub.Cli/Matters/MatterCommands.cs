using System.CommandLine;
using GovDataHub.Cli.Matters.Report;

namespace GovDataHub.Cli.Matters;

/// <summary>The verbs about matters and cases.</summary>
internal static class MatterCommands
{
    /// <summary><c>hub submit</c>.</summary>
    public static Command CreateSubmit()
    {
        return SubmitCommand.Create();
    }

    /// <summary><c>hub case</c>.</summary>
    public static Command CreateCase()
    {
        return CaseCommand.Create();
    }

    /// <summary><c>hub clock</c>.</summary>
    public static Command CreateClock()
    {
        return ClockCommand.Create();
    }

    /// <summary><c>hub matters</c>.</summary>
    public static Command CreateMatters()
    {
        return new Command("matters", "The matters' definitions: check them, try their rules.")
        {
            DecideCommand.Create(),
            FeelCommand.Create(),
            CheckCommand.Create(),
            ReportCommand.Create(),
            NewMatterCommand.Create(),
        };
    }
}
