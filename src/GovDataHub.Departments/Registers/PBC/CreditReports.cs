using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.PBC;

/// <summary>
/// The central bank's branch: one message a person or enterprise, a result code in the answer, and a group of figures
/// named in upper case. A person without a report is code <c>0100</c>, not an error of HTTP.
/// </summary>
internal sealed class CreditReports() : RestDepartment("PBC")
{
    private const string Found = "0000";
    private const string NotFound = "0100";

    private static readonly CodeTable AccountState = new(("none", "-"), ("open", "N"), ("closed", "X"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "PBC.credit":
                tables.Insert(
                    "T_CREDIT_REPORT",
                    ("CERT_NO", row.Key),
                    ("OVERDUE_24M", row.Whole("overdue24m")),
                    ("LOAN_BAL_FEN", row.Number("loanBalance").Fen()),
                    ("QUERY_6M", row.Whole("queries6m")));
                break;
            case "PBC.basicAccount":
                tables.Insert(
                    "T_BASIC_ACCT",
                    ("ORG_CODE", row.Key),
                    ("ACCT_NO", row.Text("acctNo")),
                    ("BANK_NAME", row.Text("bank")),
                    ("ACCT_STATE", AccountState.Code(row.Text("status"))));
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
            "PBC.credit" => tables.Rows("T_CREDIT_REPORT", "", ("CERT_NO", key)).Select(row => Row(
                resource,
                key,
                ("overdue24m", row.Whole("OVERDUE_24M")),
                ("loanBalance", Notation.FromFen(row.Whole("LOAN_BAL_FEN"))),
                ("queries6m", row.Whole("QUERY_6M")))),
            "PBC.basicAccount" => tables.Rows("T_BASIC_ACCT", "", ("ORG_CODE", key)).Select(row => Row(
                resource,
                key,
                ("acctNo", row.Text("ACCT_NO")),
                ("bank", row.Text("BANK_NAME")),
                ("status", AccountState.Value(row.Text("ACCT_STATE"))))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        routes.MapPost("/ccrc/report", async (HttpRequest request, CancellationToken cancellationToken) =>
            Answer(await KeyAsync(request, "CERT_NO", cancellationToken), store, "T_CREDIT_REPORT", "CERT_NO",
                Figures));
        routes.MapPost("/rcpmis/basic-account", async (HttpRequest request, CancellationToken cancellationToken) =>
            Answer(await KeyAsync(request, "ORG_CODE", cancellationToken), store, "T_BASIC_ACCT", "ORG_CODE", Account));
    }

    private static async Task<string> KeyAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        var message = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
        return (string?)message?["REQ"]?[name] ?? "";
    }

    private static ContentHttpResult Answer(
        string key, DepartmentStore store, string table, string column, Func<TableRow, JsonObject> content)
    {
        using var tables = store.Read();
        var row = tables.Rows(table, "", (column, key)).SingleOrDefault();
        var answer = new JsonObject { ["RSP_CODE"] = row is null ? NotFound : Found };
        if (row is not null)
            answer["RSP"] = content(row);
        return TypedResults.Text(answer.ToJsonString(), "application/json");
    }

    private static JsonObject Figures(TableRow row)
    {
        return new()
        {
            ["OVERDUE_24M"] = row.Whole("OVERDUE_24M"),
            ["LOAN_BAL_FEN"] = row.Whole("LOAN_BAL_FEN"),
            ["QUERY_6M"] = row.Whole("QUERY_6M"),
        };
    }

    private static JsonObject Account(TableRow row)
    {
        return new()
        {
            ["ACCT_NO"] = row.Text("ACCT_NO"),
            ["BANK_NAME"] = row.Text("BANK_NAME"),
            ["ACCT_STATE"] = row.Text("ACCT_STATE"),
        };
    }
}
