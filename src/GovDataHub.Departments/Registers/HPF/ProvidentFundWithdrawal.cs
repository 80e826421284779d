using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;

namespace GovDataHub.Departments.Registers.HPF;

/// <summary>
/// Registering a withdrawal (GRTQDJ): the condition is checked again and the balance lowered in one transaction, once
/// for each serial number.
/// </summary>
internal sealed class ProvidentFundWithdrawal(FrontEnd frontEnd)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMessages("/gjj/tqdj", (code, body) => code == "GRTQDJ"
            ? Withdraw(body)
            : ProvidentFundMessage.Reply(ProvidentFundMessage.BadRequest, "未知交易代码"));
    }

    private JsonObject Withdraw(JsonObject body)
    {
        RegisterRow row = new("HPF.withdrawal", (string?)body["zjhm"] ?? "", new Dictionary<string, object?>
        {
            ["lastKind"] = ProvidentFund.WithdrawalKind.Value((string?)body["tqlx"]),
            ["lastDate"] = Notation.ParseDate((string?)body["tqrq"], "yyyyMMdd"),
            ["yearAmount"] = Notation.FromFen((long?)body["bnljtq"]),
        });
        var written = frontEnd.Write(new(
            row,
            (string?)body["tj"],
            DateOnly.ParseExact((string?)body["ywrq"] ?? "", "yyyyMMdd", CultureInfo.InvariantCulture),
            (string?)body["lsh"] ?? "",
            (string?)body["czlsh"]));
        return written
            ? ProvidentFundMessage.Reply(ProvidentFundMessage.Success, "交易成功")
            : ProvidentFundMessage.Reply(ProvidentFundMessage.ConditionFailed, "不符合提取条件");
    }
}
