using System.CommandLine;

namespace GovDataHub.Cli.Client;

/// <summary>The options that several verbs take, each made anew for its command.</summary>
internal static class HubCommandOptions
{
    /// <summary><c>--json</c>: machine-readable output on standard output.</summary>
    public static Option<bool> Json()
    {
        return new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
    }

    /// <summary><c>--persona</c>: a name from <c>hub personas</c> or any synthetic citizen's id.</summary>
    public static Option<string> Persona(string standard)
    {
        return new Option<string>("--persona")
        {
            Description = "Act as this persona ('hub personas' lists them) or as any synthetic citizen, by id.",
            DefaultValueFactory = _ => standard,
        };
    }

    /// <summary><c>--seconds</c>: how long events are listened to.</summary>
    public static Option<int> Seconds()
    {
        return new Option<int>("--seconds")
        {
            Description = "Stop listening to events after so many seconds; 0, the standard, listens until Ctrl-C.",
        };
    }

    /// <summary><c>--purpose</c>: the <c>Hub-Purpose</c> header.</summary>
    public static Option<string?> Purpose()
    {
        return new Option<string?>("--purpose")
        {
            Description = "Why the data is asked for: self, behalf/<mandate>, case/<id>, grant/<id> or audit.",
        };
    }
}
