using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HPF;

/// <summary>
/// The fund's own interface: one envelope with a transaction code, HTTP 200 even for errors, lists of identity numbers
/// in and flat lists of pinyin columns out, only the columns that were asked for.
/// </summary>
internal sealed class ProvidentFundInterface(ProvidentFund department, DepartmentStore store)
{
    private const string Success = "000000";
    private const string ConditionFailed = "GJJ409";
    private const string BadRequest = "GJJ400";

    private static readonly Dictionary<string, Inquiry> Inquiries = new()
    {
        ["GRZHCX"] = new("gr_zhxx", "zjhm", "zjhm"),
        ["GRTQCX"] = new("gr_tqls", "zjhm", "tqrq desc, lsh desc"),
        ["GRDKCX"] = new("gr_dkxx", "zjhm", "zjhm"),
        ["DWZHCX"] = new("dw_zhxx", "tyshxydm", "tyshxydm"),
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/gjj/service", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var message = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return Results.Text(Answer(message).ToJsonString(), "application/json");
        });
    }

    private static JsonObject Envelope(string code, string text, JsonObject? body = null)
    {
        return new()
        {
            ["head"] = new JsonObject { ["fhm"] = code, ["fhxx"] = text },
            ["body"] = body ?? [],
        };
    }

    private static JsonValue? Column(TableRow row, string column)
    {
        return column is "zhye" or "yjce" or "lxjcys" or "bnljtq" or "dkye" or "yhke" or "dkcs" or "jcrs" or "qjys"
            ? JsonValue.Create(row.Whole(column))
            : JsonValue.Create(row.Text(column));
    }

    private JsonObject Answer(JsonNode? message)
    {
        var code = (string?)message?["head"]?["jydm"];
        if (message?["body"] is not JsonObject body)
            return Envelope(BadRequest, "报文格式错误");
        if (code == "GRTQDJ")
            return Withdraw(body);
        return code is not null && Inquiries.TryGetValue(code, out var inquiry)
            ? Inquire(inquiry, body)
            : Envelope(BadRequest, "未知交易代码");
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

        return Envelope(Success, "交易成功", new() { ["zs"] = rows.Count, ["jls"] = rows });
    }

    private JsonObject Withdraw(JsonObject body)
    {
        RegisterRow row = new("HPF.withdrawal", (string?)body["zjhm"] ?? "", new Dictionary<string, object?>
        {
            ["lastKind"] = ProvidentFund.WithdrawalKind.Value((string?)body["tqlx"]),
            ["lastDate"] = Notation.ParseDate((string?)body["tqrq"], "yyyyMMdd"),
            ["yearAmount"] = Notation.FromFen((long?)body["bnljtq"]),
        });
        var written = RegisterWrites.Write(department, store, new(
            row,
            (string?)body["tj"],
            DateOnly.ParseExact((string?)body["ywrq"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)body["lsh"] ?? "",
            (string?)body["czlsh"]));
        return written ? Envelope(Success, "交易成功") : Envelope(ConditionFailed, "不符合提取条件");
    }

    /// <summary>Which table a transaction reads, by which column, in which order.</summary>
    private sealed record Inquiry(string Table, string Key, string Order);
}
