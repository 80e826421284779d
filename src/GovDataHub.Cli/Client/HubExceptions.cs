namespace GovDataHub.Cli.Client;

/// <summary>
/// The user can mend it: the message says what is wrong, where, and what to write instead. Exit code 2.
/// </summary>
internal sealed class HubUsageException(string message) : Exception(message);

/// <summary>A part of the platform does not answer: the message says which and how to start it. Exit code 1.</summary>
internal sealed class HubUnreachableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
