using GovDataHub.Audit.Tests.Chaining;

// The kill tests start this program again as the process that is killed; otherwise it is the test runner.
return args is [AppendingChild.Argument, var directory]
    ? await AppendingChild.RunAsync(directory)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
