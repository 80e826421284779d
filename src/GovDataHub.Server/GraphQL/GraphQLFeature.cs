using GovDataHub.Federation.Documents;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Server.GraphQL;

/// <summary>What every transport of GraphQL goes through, in the host.</summary>
internal static class GraphQLFeature
{
    private const string RulesFile = "rules.yaml";

    /// <summary>
    /// Adds admission and answers. Trusted documents are read and prepared at start: a document that cannot run stops
    /// the start, and the plans of the others are warm.
    /// </summary>
    public static WebApplicationBuilder AddGraphQL(
        this WebApplicationBuilder builder, HubServerOptions server, GraphQLOptions options)
    {
        string rules = Path.Combine(options.DocumentFolders[0], RulesFile);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TrustedDocuments.Load(options.DocumentFolders));
        builder.Services.AddSingleton(DocumentRules.Load(rules, server.IsDevelopment ? "development" : "production"));
        builder.Services.AddSingleton<RequestAdmission>();
        builder.Services.AddSingleton<AnswerWriter>();
        builder.Services.AddHostedService<DocumentWarmUp>();
        return builder;
    }

    /// <summary>Prepares every trusted document before the first request is taken.</summary>
    private sealed class DocumentWarmUp(TrustedDocuments documents, HubGateway gateway) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (TrustedDocument document in documents.All)
            {
                PreparedOperation prepared = gateway.Prepare(document.Text, null);
                if (!prepared.IsSound)
                {
                    throw new StartupException(
                        $"the trusted document {document.Name} cannot run: {prepared.Errors[0]}");
                }
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }
    }
}
