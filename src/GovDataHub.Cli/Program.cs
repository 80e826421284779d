using GovDataHub.Cli;

return await HubCommand.RunAsync(args);
