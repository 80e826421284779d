using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HPF;

/// <summary>
/// The fund's inquiries: lists of identity numbers in and flat lists of pinyin columns out, only the columns that were
/// asked for.
/// </summary>
internal sealed class ProvidentFundInquiry(DepartmentStore store)
{
    private static readonly Dictionary<string, Inquiry> Inquiries = new()
    {
        ["GRZHCX"] = new("gr_zhxx", "zjhm", "zjhm"),
        ["GRTQCX"] = new("gr_tqls", "zjhm", "tqrq desc, lsh desc"),
        ["GRDKCX"] = new("gr_dkxx", "zjhm", "zjhm"),
        ["DWZHCX"] = new("dw_zhxx", "tyshxydm", "tyshxydm"),
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMessages("/gjj/cx", (code, body) => code is not null && Inquiries.TryGetValue(code, out var inquiry)
            ? Inquire(inquiry, body)
            : ProvidentFundMessage.Reply(ProvidentFundMessage.BadRequest, "未知交易代码"));
    }

    private static JsonValue? Column(TableRow row, string column)
    {
        return column is "zhye" or "yjce" or "lxjcys" or "bnljtq" or "dkye" or "yhke" or "dkcs" or "jcrs" or "qjys"
            ? JsonValue.Create(row.Whole(column))
            : JsonValue.Create(row.Text(column));
    }

    private JsonObject Inquire(Inquiry inquiry, JsonObject body)
    {
        JsonArray rows = [];
        using var tables = store.Read();
        foreach (var key in body["hms"]?.AsArray() ?? [])
        {
            foreach (var row in tables.Rows(inquiry.Table, inquiry.Order, (inquiry.Key, (string?)key)))
            {
                JsonObject answer = new() { [inquiry.Key] = (string?)key };
                foreach (var column in body["zds"]?.AsArray() ?? [])
                    answer[(string)column!] = Column(row, (string)column!);
                rows.Add((JsonNode)answer);
            }
        }

        return ProvidentFundMessage.Reply(
            ProvidentFundMessage.Success, "交易成功", new() { ["zs"] = rows.Count, ["jls"] = rows });
    }

    /// <summary>Which table a transaction reads, by which column, in which order.</summary>
    private sealed record Inquiry(string Table, string Key, string Order);
}
