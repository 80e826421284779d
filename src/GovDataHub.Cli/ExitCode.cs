namespace GovDataHub.Cli;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Done, or granted.</summary>
    public const int Done = 0;

    /// <summary>Refused, waiting, or failed.</summary>
    public const int Failed = 1;

    /// <summary>The input is wrong; standard error says what, where and how to mend it.</summary>
    public const int BadInput = 2;
}
