using System.Text.Json;
using GovDataHub.Portal.Api;

namespace GovDataHub.Portal.Tests.Api;

/// <summary>Labels come from the schema's descriptions, at every depth of the record.</summary>
public sealed class RecordShapeTests
{
    private const string Schema = """
        { "__schema": { "types": [
          { "name": "Citizen", "fields": [ { "name": "hpf", "description": "公积金 | Fund",
            "type": { "name": "HpfOfCitizen" } } ], "enumValues": null },
          { "name": "HpfOfCitizen", "fields": [ { "name": "withdrawal", "description": "提取 | Withdrawals",
            "type": { "name": null, "ofType": { "name": null, "ofType": { "name": "HpfWithdrawal" } } } } ],
            "enumValues": null },
          { "name": "HpfWithdrawal", "fields": [ { "name": "lastKind", "description": "类型 | Kind",
            "type": { "name": "Kind" } } ], "enumValues": null },
          { "name": "Kind", "fields": null, "enumValues": [ { "name": "rent", "description": "租房 | rent" } ] } ] } }
        """;

    [Theory]
    [InlineData("hpf", "公积金 | Fund")]
    [InlineData("hpf.withdrawal", "提取 | Withdrawals")]
    [InlineData("hpf.withdrawal.lastKind", "类型 | Kind")]
    [InlineData("hpf.withdrawal.lastKind=rent", "租房 | rent")]
    [InlineData("hpf.withdrawal.lastKind=other", "other")]
    [InlineData("nrb.ownership", "ownership")]
    public void A_path_has_its_description_or_its_last_name(string path, string expected)
    {
        Assert.Equal(expected, RecordShape.From(JsonSerializer.Deserialize<JsonElement>(Schema)).Description(path));
    }
}
