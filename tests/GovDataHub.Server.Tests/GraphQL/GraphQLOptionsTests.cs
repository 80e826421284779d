using GovDataHub.Server.GraphQL;
using GovDataHub.TestKit;
using Microsoft.Extensions.Configuration;

namespace GovDataHub.Server.Tests.GraphQL;

public sealed class GraphQLOptionsTests
{
    public static TheoryData<string, int, int> Numbers =>
        [.. GraphQLOptions.All.Select(setting => (setting.Name, setting.Least, setting.Most))];

    [Fact]
    public void What_is_not_set_has_the_standard_the_table_says()
    {
        GraphQLOptions read = Read();

        Assert.Equal(read, GraphQLOptions.All.Aggregate(
            read, (options, setting) => setting.Apply(options, setting.Standard)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_taken_from_least_to_most_and_changes_something(string name, int least, int most)
    {
        NumberSetting setting = GraphQLOptions.All.Single(one => one.Name == name);
        GraphQLOptions low = Read((name, $"{least}"));
        Assert.Equal(low, setting.Apply(low, least));
        Assert.NotEqual(low, setting.Apply(low, most));
        Assert.Equal(most, setting.Read($"{most}"));
        foreach (string wrong in new[] { $"{least - 1}", $"{most + 1}", "many", "1.5" })
        {
            StartupException refused = Assert.Throws<StartupException>(() => Read((name, wrong)));
            Assert.StartsWith($"{name} is '{wrong}'; it takes a whole number from ", refused.Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Folders_of_documents_have_to_exist()
    {
        Assert.StartsWith("HUB_DOCUMENTS names '/nowhere'", Assert.Throws<StartupException>(
            () => Read(("HUB_DOCUMENTS", "/nowhere"))).Message, StringComparison.Ordinal);
        string temporary = Path.GetTempPath();
        Assert.Equal(2, Read(("HUB_DOCUMENTS", temporary)).DocumentFolders.Length);
    }

    [Fact]
    public void Help_prints_every_setting_with_what_holds_when_it_is_not_set()
    {
        string help = HelpText.Write();

        Assert.All(GraphQLOptions.All, setting =>
            Assert.Matches($"(?m)^{setting.Name} +{setting.Standard} +\\S", help));
        Assert.Matches("(?m)^HUB_ENVIRONMENT +production ", help);
    }

    private static GraphQLOptions Read(params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value)
                .Append(new KeyValuePair<string, string?>("HUB_SCHEMAS", Repository.PathOf("schemas"))))
            .Build();
        return GraphQLOptions.Read(configuration, HubServerOptions.Read(configuration));
    }
}
