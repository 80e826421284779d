using System.Text.Json;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Records;

namespace GovDataHub.Server.Tests.AuditLog;

public sealed class AuditResolverTests : IAsyncLifetime
{
    private const string Transfers = """
        query ($filter: TransferFilter, $first: Int, $after: String) {
          transfers(filter: $filter, first: $first, after: $after) {
            nodes {
              id at outcome reason purpose matter basis coordinates predicates subjects rows bytes traceId onBehalfOf
              department { code name { zh en } } caller { kind id department role displayName }
            }
            edges { cursor node { id } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    private const string DataUse = """
        query ($filter: DataUseFilter, $first: Int) {
          myDataUse(filter: $filter, first: $first) { nodes { id outcome caller { kind displayName } } }
        }
        """;

    private const string Proof = "query ($id: ID!) { transferProof(id: $id) { index proof vkey transfer { id } } }";

    private AuditServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await AuditServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_auditor_reads_all_of_a_transfer_and_the_look_is_the_next_entry()
    {
        TransferId id = await _server.FillAsync(1);
        JsonElement page = Data(await AuditAsync(new { first = 10 }), "transfers");
        JsonElement node = Assert.Single(page.GetProperty("nodes").EnumerateArray());

        Assert.Equal($"{id}", node.GetProperty("id").GetString());
        Assert.Equal("RELEASED", node.GetProperty("outcome").GetString());
        Assert.Equal("case/c-1", node.GetProperty("purpose").GetString());
        Assert.Equal("HPF", node.GetProperty("department").GetProperty("code").GetString());
        JsonElement coordinate = Assert.Single(node.GetProperty("coordinates").EnumerateArray());
        Assert.Equal("HPF.account.balance", coordinate.GetString());
        Assert.Equal((1, 1, 42), (
            node.GetProperty("subjects").GetInt32(),
            node.GetProperty("rows").GetInt32(),
            node.GetProperty("bytes").GetInt32()));
        JsonElement caller = node.GetProperty("caller");
        Assert.Equal(("OFFICER", "HPF", "officer", "Wang Fang"), (
            caller.GetProperty("kind").GetString(),
            caller.GetProperty("department").GetString(),
            caller.GetProperty("role").GetString(),
            caller.GetProperty("displayName").GetString()));
        Assert.Equal(
            _server.Log.PseudonymOf("330199197001010013").ToString(), caller.GetProperty("id").GetString());

        JsonElement again = Data(await AuditAsync(new { first = 10 }), "transfers");
        JsonElement look = again.GetProperty("nodes")[0];
        Assert.Equal($"{id.Year}/{id.Index + 1}", look.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, look.GetProperty("department").ValueKind);
        Assert.Equal("audit", look.GetProperty("purpose").GetString());
    }

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        await _server.FillAsync(5);
        JsonElement first = Data(await AuditAsync(new { first = 3 }), "transfers");
        string? cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        JsonElement second = Data(await AuditAsync(new { first = 3, after = cursor }), "transfers");

        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.False(first.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
        Assert.Equal(cursor, first.GetProperty("edges")[2].GetProperty("cursor").GetString());
        Assert.Equal([4, 3, 2], Indexes(first));
        Assert.Equal([1, 0], Indexes(second));
        Assert.False(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task Filters_narrow_the_trail()
    {
        await _server.FillAsync(1, purpose: "case/c-1");
        await _server.FillAsync(1, subject: "330199198502020023", purpose: "case/c-2");
        object[] first =
        [
            new { filter = new { @case = "c-1" } },
            new { filter = new { subject = AuditServer.Citizen } },
            new { filter = new { purpose = "case/c-1", department = "HPF", outcome = "RELEASED" } },
            new { filter = new { to = "2100-01-01T00:00:00+08:00", @case = "c-1", matter = "HPF-01" } },
        ];
        foreach (object variables in first)
        {
            JsonElement page = Data(await AuditAsync(variables), "transfers");
            Assert.Equal([0], Indexes(page));
        }

        object none = new { filter = new { outcome = "FAILED" } };
        Assert.Empty(Indexes(Data(await AuditAsync(none), "transfers")));
    }

    [Theory]
    [InlineData("citizen", "audit", "ACCESS_DENIED")]
    [InlineData("citizen", "self", "ACCESS_DENIED")]
    [InlineData("auditor", "self", "ACCESS_DENIED")]
    [InlineData("auditor", null, "PURPOSE_REQUIRED")]
    [InlineData(null, "audit", "UNAUTHENTICATED")]
    public async Task The_trail_is_closed_to_everybody_else_and_the_attempt_is_recorded(
        string? role, string? purpose, string code)
    {
        await _server.FillAsync(1);
        JsonElement answer = await _server.QueryAsync(Transfers, null, role, purpose);

        Assert.Equal(code, Code(answer));
        JsonElement page = Data(await AuditAsync(new { filter = new { outcome = "DENIED" } }), "transfers");
        Assert.Equal(role is null ? 0 : 1, page.GetProperty("nodes").GetArrayLength());
    }

    [Theory]
    [InlineData(0, null, "LIMIT_EXCEEDED")]
    [InlineData(501, null, "LIMIT_EXCEEDED")]
    [InlineData(5, "nonsense", "BAD_USER_INPUT")]
    [InlineData(5, "2026/01", "BAD_USER_INPUT")]
    public async Task Wrong_arguments_are_the_clients_fault(int first, string? after, string code)
    {
        Assert.Equal(code, Code(await AuditAsync(new { first, after })));
    }

    [Fact]
    public async Task A_citizen_sees_who_saw_their_data_by_name_and_nobody_elses()
    {
        await _server.FillAsync(2);
        await _server.FillAsync(3, subject: "330199198502020023");
        JsonElement answer = await _server.QueryAsync(DataUse, null, "citizen", "self");
        JsonElement[] nodes = [.. Data(answer, "myDataUse").GetProperty("nodes").EnumerateArray()];

        Assert.Equal(2, nodes.Length);
        Assert.All(nodes, node => Assert.Equal(
            "Wang Fang", node.GetProperty("caller").GetProperty("displayName").GetString()));
        Assert.Equal("ACCESS_DENIED", Code(await _server.QueryAsync(DataUse, null, "citizen", "audit")));
        Assert.Equal("PURPOSE_REQUIRED", Code(await _server.QueryAsync(DataUse, null, "citizen")));
        Assert.Equal("UNAUTHENTICATED", Code(await _server.QueryAsync(DataUse, null, null, "self")));
    }

    [Theory]
    [InlineData("auditor", "audit")]
    [InlineData("citizen", "self")]
    public async Task A_proof_is_for_the_auditor_and_the_subject(string role, string purpose)
    {
        TransferId id = await _server.FillAsync(3);
        JsonElement proof = Data(
            await _server.QueryAsync(Proof, new { id = $"{id}" }, role, purpose), "transferProof");
        var receipt = InclusionReceipt.Parse(proof.GetProperty("proof").GetString()!);
        var key = GovDataHub.Audit.Notes.NoteVerifier.Parse(proof.GetProperty("vkey").GetString()!);

        Assert.Equal(id.Index, receipt.Index);
        Assert.Equal($"{id.Index}", proof.GetProperty("index").GetString());
        Assert.NotNull(Checkpoint.Open(receipt.Note, key).Checkpoint);
    }

    [Fact]
    public async Task A_proof_is_for_nobody_else()
    {
        TransferId id = await _server.FillAsync(1, subject: "330199198502020023");

        Assert.Equal(
            "ACCESS_DENIED", Code(await _server.QueryAsync(Proof, new { id = $"{id}" }, "citizen", "self")));
        JsonElement missing = await _server.QueryAsync(Proof, new { id = "2026/999999" }, "auditor", "audit");
        Assert.Equal(JsonValueKind.Null, Data(missing, "transferProof").ValueKind);
        JsonElement nonsense = await _server.QueryAsync(Proof, new { id = "nonsense" }, "auditor", "audit");
        Assert.Equal(JsonValueKind.Null, Data(nonsense, "transferProof").ValueKind);
    }

    private static JsonElement Data(JsonElement answer, string field)
    {
        Assert.False(answer.TryGetProperty("errors", out JsonElement errors), errors.ToString());
        return answer.GetProperty("data").GetProperty(field);
    }

    private static string? Code(JsonElement answer)
    {
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    private static long[] Indexes(JsonElement page)
    {
        return [.. page.GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("id").GetString())
            .Select(text => TransferId.TryParse(text, out TransferId id) ? id.Index : -1)];
    }

    private Task<JsonElement> AuditAsync(object variables)
    {
        return _server.QueryAsync(Transfers, variables, "auditor", "audit");
    }
}
