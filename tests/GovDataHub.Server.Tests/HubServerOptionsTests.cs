using GovDataHub.TestKit;
using Microsoft.Extensions.Configuration;

namespace GovDataHub.Server.Tests;

public sealed class HubServerOptionsTests
{
    [Theory]
    [InlineData("HUB_ENVIRONMENT", "staging", "HUB_ENVIRONMENT is 'staging'; it takes development or production.")]
    [InlineData("HUB_SCHEMAS", "/nowhere", "HUB_SCHEMAS is '/nowhere', which holds no hub.graphql.")]
    [InlineData(
        "HUB_SERVER", "http://0.0.0.0:5080", "HUB_SERVER is 'http://0.0.0.0:5080'; it takes a loopback address")]
    [InlineData("HUB_SERVER", "localhost", "HUB_SERVER is 'localhost'; it takes a loopback address")]
    [InlineData("HUB_CLOCK_OFFSET", "1.00:00:00", "HUB_CLOCK_OFFSET moves business time; only development may.")]
    public void A_wrong_setting_stops_the_start_and_says_what_it_takes(string name, string value, string message)
    {
        StartupException exception = Assert.Throws<StartupException>(() => Read((name, value)));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Business_time_may_be_ahead_in_development_only_forwards()
    {
        Assert.Equal(
            TimeSpan.FromDays(20),
                Read(("HUB_ENVIRONMENT", "development"), ("HUB_CLOCK_OFFSET", "20.00:00:00")).ClockOffset);
        Assert.Throws<StartupException>(
            () => Read(("HUB_ENVIRONMENT", "development"), ("HUB_CLOCK_OFFSET", "-1.00:00:00")));
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_start_with_code_1()
    {
        using System.Net.Sockets.TcpListener taken = new(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        string data = Directory.CreateTempSubdirectory("server-").FullName;
        try
        {
            int code = await HubHost.RunAsync(
            [
                $"--HUB_DATA={data}",
                $"--HUB_SCHEMAS={Repository.PathOf("schemas")}",
                $"--HUB_SERVER=http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}",
                "--HUB_ENVIRONMENT=development",
            ]);

            Assert.Equal(1, code);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static HubServerOptions Read(params (string Name, string Value)[] settings)
    {
        return HubServerOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value))
            .Build());
    }
}
