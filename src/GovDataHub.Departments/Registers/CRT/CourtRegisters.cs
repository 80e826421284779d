using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.CRT;

/// <summary>
/// The court: everything in Chinese, down to the column names and the JSON; amounts as text with thousands grouped.
/// Several people are asked about in one list.
/// </summary>
internal sealed class CourtRegisters() : RestDepartment("CRT")
{
    private const string Yes = "是";
    private const string No = "否";
    private const string LawsuitOrder = "案号 desc";

    private static readonly CodeTable Stage = new(
        ("none", "无"), ("filed", "已立案"), ("hearing", "审理中"), ("judged", "已判决"), ("closed", "已结案"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CRT.dishonest":
                tables.Insert(
                    "失信被执行人",
                    ("身份证号", row.Key),
                    ("列入失信", row.Flag("listed").Either(Yes, No)),
                    ("限制消费", row.Flag("limited").Either(Yes, No)),
                    ("执行案号", row.Text("caseNo")));
                break;
            case "CRT.lawsuit":
                tables.Insert(
                    "诉讼案件",
                    [("身份证号", row.Key), .. LawsuitColumns(row)]);
                break;
            case "CRT.entExec":
                tables.Insert(
                    "被执行企业",
                    ("统一代码", row.Key),
                    ("列入失信", row.Flag("listed").Either(Yes, No)),
                    ("未结案件数", row.Whole("openCases")));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource switch
        {
            "CRT.dishonest" => tables.Rows("失信被执行人", "", ("身份证号", key)).Select(row => Row(
                resource,
                key,
                ("listed", row.Is("列入失信", Yes)),
                ("limited", row.Is("限制消费", Yes)),
                ("caseNo", row.Text("执行案号")))),
            "CRT.lawsuit" => tables.Rows("诉讼案件", LawsuitOrder, ("身份证号", key)).Select(row => Row(
                resource,
                key,
                ("suitNo", row.Text("案号")),
                ("stage", Stage.Value(row.Text("程序"))),
                ("feeDue", Notation.ParseNumber(row.Text("应交诉讼费"))),
                ("feePaid", row.Is("已交", Yes)))),
            "CRT.entExec" => tables.Rows("被执行企业", "", ("统一代码", key)).Select(row => Row(
                resource,
                key,
                ("listed", row.Is("列入失信", Yes)),
                ("openCases", row.Whole("未结案件数")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <summary>A suit that is filed gets its number from the court.</summary>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "CRT.lawsuit")
            throw new UnknownRegisterException(Code, row.Resource);
        var suit = tables.Insert("诉讼案件", [("身份证号", row.Key), .. LawsuitColumns(row)]);
        if (row.Text("suitNo") is null)
            tables.Update("诉讼案件", ("rowid", suit), ("案号", Notation.Numbered("浙01立", suit)));
    }

    /// <inheritdoc/>
    public override void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "CRT.lawsuit")
            throw new UnknownRegisterException(Code, row.Resource);
        var suits = tables.Rows("诉讼案件", LawsuitOrder, ("身份证号", row.Key));
        tables.UpdateRows("诉讼案件", suits, places, LawsuitColumns(row));
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        routes.MapPost("/执行/失信查询", (HttpRequest request, CancellationToken cancellationToken) => AnswerAsync(
            request, store, "失信被执行人", "", "身份证号", ["列入失信", "限制消费", "执行案号"], cancellationToken));
        routes.MapPost("/诉讼/案件查询", (HttpRequest request, CancellationToken cancellationToken) => AnswerAsync(
            request, store, "诉讼案件", LawsuitOrder, "身份证号", ["案号", "程序", "应交诉讼费", "已交"], cancellationToken));
        routes.MapPost("/执行/企业查询", (HttpRequest request, CancellationToken cancellationToken) => AnswerAsync(
            request, store, "被执行企业", "", "统一代码", ["列入失信", "未结案件数"], cancellationToken));
    }

    private static (string, object?)[] LawsuitColumns(RegisterRow row)
    {
        return row.Given(
            ("suitNo", "案号", row.Text("suitNo")),
            ("stage", "程序", Stage.Code(row.Text("stage"))),
            ("feeDue", "应交诉讼费", row.Number("feeDue").Pattern("#,##0.00")),
            ("feePaid", "已交", row.Flag("feePaid").Either(Yes, No)));
    }

    private static async Task<ContentHttpResult> AnswerAsync(
        HttpRequest request,
        DepartmentStore store,
        string table,
        string order,
        string key,
        string[] columns,
        CancellationToken cancellationToken)
    {
        var message = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
        using var tables = store.Read();
        var results = new JsonArray();
        foreach (var person in message?["查询对象"]?.AsArray() ?? [])
        {
            foreach (var row in tables.Rows(table, order, (key, (string?)person)))
            {
                var result = new JsonObject { ["对象"] = row.Text(key) };
                foreach (var column in columns)
                    result[column] = row.Text(column);
                results.Add((JsonNode)result);
            }
        }

        return TypedResults.Text(
            new JsonObject { ["状态"] = "成功", ["结果"] = results }.ToJsonString(), "application/json");
    }
}
