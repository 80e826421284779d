using System.CommandLine;
using GovDataHub.Departments.Protocols;

RootCommand root = new("The synthetic city: its departments over SQL, GraphQL and REST. Sample data.")
{
    MakeCityCommand.Create(TimeProvider.System),
    ServeCommand.Create(TimeProvider.System),
};
return await root.Parse(args).InvokeAsync();
