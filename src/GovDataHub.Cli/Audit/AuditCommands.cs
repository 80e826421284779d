using System.CommandLine;

namespace GovDataHub.Cli.Audit;

/// <summary><c>hub audit</c>: read the transfer log as its auditor, and check it as anybody.</summary>
internal static class AuditCommands
{
    public static Command Create()
    {
        return new Command("audit", "The log of every data transfer: read it, check it, take it away.")
        {
            TransferCommands.CreateList(),
            TransferCommands.CreateShow(),
            VerifyCommand.Create(),
            ExportCommand.Create(),
        };
    }
}
