using System.Text;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Tests.Client;

public sealed class EventLinesTests
{
    [Fact]
    public async Task Payloads_are_read_until_the_operation_is_complete()
    {
        const string stream = """
            :

            event: next
            data: {"data":{"myDataUsed":{"id":"2026/1"}}}

            :

            event: next
            data: {"errors":[{"message":"no more"}]}

            event: complete
            data:

            event: next
            data: {"data":"too late"}


            """;
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(stream));
        List<string> payloads = [];
        await foreach (JsonElement payload in EventLines.ReadAsync(bytes, TestContext.Current.CancellationToken))
        {
            payloads.Add(payload.GetRawText());
        }

        Assert.Equal(
            ["""{"data":{"myDataUsed":{"id":"2026/1"}}}""", """{"errors":[{"message":"no more"}]}"""], payloads);
    }
}
