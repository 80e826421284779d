using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.MIB;

/// <summary>
/// The platform's interface: a transaction number (<c>infno</c>) picks the register, one person a call, and every
/// transaction names its own node of the output. Registers of one row answer with an object.
/// </summary>
internal sealed class PlatformInterface(DepartmentStore store)
{
    private const int Success = 0;
    private const int Failure = -1;
    private const int ConditionFailed = -409;

    private static readonly FrozenDictionary<string, Transaction> Inquiries = new Dictionary<string, Transaction>
    {
        ["1101"] = new("MIB.insured", "insuinfo", One: true),
        ["1162"] = new("MIB.voucher", "ecvinfo", One: true),
        ["5301"] = new("MIB.chronic", "feedetail", One: false),
        ["5304"] = new("MIB.remote", "refmedin", One: false),
        ["5261"] = new("MIB.claim", "setlinfo", One: false),
        ["5271"] = new("MIB.family", "acctgrp", One: false),
    }.ToFrozenDictionary();

    public static void MapChanges(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        routes.MapPost("/fsi/api/register", (JsonObject message) => Change(frontEnd, message));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fsi/api/query", (JsonObject message) => Inquire(message));
    }

    private static RegisterTable Table(Transaction transaction)
    {
        return InsuranceTables.All.Single(table => table.Resource == transaction.Resource);
    }

    private static JsonObject Answer(int code, string message, JsonObject? output = null)
    {
        return new() { ["infcode"] = code, ["err_msg"] = message, ["output"] = output };
    }

    private static JsonObject Change(FrontEnd frontEnd, JsonObject message)
    {
        if (!Inquiries.TryGetValue((string?)message["infno"] ?? "", out var transaction)
            || message["input"] is not JsonObject input || input["data"] is not JsonObject data)
            return Answer(Failure, "入参格式不正确");
        var written = frontEnd.Write(new(
            Table(transaction).Change((string?)input["certno"] ?? "", data),
            (string?)input["chk_cond"],
            DateOnly.ParseExact((string?)input["trns_date"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)message["msgid"] ?? "",
            (string?)message["omsgid"]));
        return written ? Answer(Success, "") : Answer(ConditionFailed, "不符合登记条件");
    }

    private JsonObject Inquire(JsonObject message)
    {
        if (!Inquiries.TryGetValue((string?)message["infno"] ?? "", out var transaction))
            return Answer(Failure, "交易编号不存在");
        var table = Table(transaction);
        var person = (string?)message["input"]?["data"]?["certno"] ?? "";
        using var tables = store.Read();
        var rows = table.Rows(person, tables)
            .Select(row => (JsonNode)new JsonObject(
                table.Columns.Select(column => KeyValuePair.Create(column, (JsonNode?)row.Json(column)))))
            .ToArray();
        return Answer(Success, "", new()
        {
            [transaction.Node] = transaction.One ? rows.FirstOrDefault() : new JsonArray(rows),
        });
    }

    /// <summary>Which register a transaction reads, and its node of the output.</summary>
    private sealed record Transaction(string Resource, string Node, bool One);
}
