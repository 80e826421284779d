using GovDataHub.Server;

return await HubHost.RunAsync(args);
