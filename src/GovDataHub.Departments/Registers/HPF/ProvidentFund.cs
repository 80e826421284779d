using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.HPF;

/// <summary>
/// The provident fund: accounts, loans, and a journal of withdrawals of which the register shows each entry with the
/// year's sum so far. A withdrawal written through the hub lowers the account's balance.
/// </summary>
internal sealed class ProvidentFund() : RestDepartment("HPF")
{
    internal static readonly CodeTable AccountStatus = new(
        ("none", "00"), ("active", "01"), ("sealed", "02"), ("closed", "03"));

    internal static readonly CodeTable WithdrawalKind = new(
        ("none", "00"), ("rent", "11"), ("purchase", "12"), ("repay", "13"),
        ("retire", "21"), ("leave", "22"), ("lift", "31"));

    internal static readonly CodeTable LoanStatus = new(
        ("none", "0"), ("active", "1"), ("settled", "2"), ("overdue", "3"));

    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "HPF.account":
                tables.Insert("gr_zhxx", [("zjhm", row.Key), .. AccountColumns(row)]);
                break;
            case "HPF.withdrawal":
                tables.Insert(
                    "gr_tqls",
                    ("zjhm", row.Key),
                    ("tqlx", WithdrawalKind.Code(row.Text("lastKind"))),
                    ("tqrq", row.Date("lastDate").Pattern("yyyyMMdd")),
                    ("bnljtq", row.Number("yearAmount").Fen()));
                break;
            case "HPF.loan":
                tables.Insert(
                    "gr_dkxx",
                    ("zjhm", row.Key),
                    ("jkhth", row.Text("loanNo")),
                    ("dkye", row.Number("outstanding").Fen()),
                    ("yhke", row.Number("monthlyDue").Fen()),
                    ("dkzt", LoanStatus.Code(row.Text("status"))),
                    ("dkcs", row.Whole("times")));
                break;
            case "HPF.unit":
                tables.Insert(
                    "dw_zhxx",
                    ("tyshxydm", row.Key),
                    ("dwzh", row.Text("unitNo")),
                    ("jcrs", row.Whole("headcount")),
                    ("jcbl", row.Number("ratio").Pattern()),
                    ("qjys", row.Whole("arrearsMonths")));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return resource switch
        {
            "HPF.account" => tables.Rows("gr_zhxx", "", ("zjhm", key)).Select(row => Row(
                resource,
                key,
                ("accountNo", row.Text("grzh")),
                ("status", AccountStatus.Value(row.Text("zhzt"))),
                ("balance", Notation.FromFen(row.Whole("zhye"))),
                ("monthly", Notation.FromFen(row.Whole("yjce"))),
                ("consecutive", row.Whole("lxjcys")),
                ("employerUscc", row.Text("dwxydm")),
                ("lastPay", Notation.ParseDate(row.Text("zjhjrq"), "yyyyMMdd")),
                ("bankCard", row.Text("bdyhk")))),
            "HPF.withdrawal" => tables.Rows("gr_tqls", "tqrq desc, lsh desc", ("zjhm", key)).Select(row => Row(
                resource,
                key,
                ("lastKind", WithdrawalKind.Value(row.Text("tqlx"))),
                ("lastDate", Notation.ParseDate(row.Text("tqrq"), "yyyyMMdd")),
                ("yearAmount", Notation.FromFen(row.Whole("bnljtq"))))),
            "HPF.loan" => tables.Rows("gr_dkxx", "", ("zjhm", key)).Select(row => Row(
                resource,
                key,
                ("loanNo", row.Text("jkhth")),
                ("outstanding", Notation.FromFen(row.Whole("dkye"))),
                ("monthlyDue", Notation.FromFen(row.Whole("yhke"))),
                ("status", LoanStatus.Value(row.Text("dkzt"))),
                ("times", row.Whole("dkcs")))),
            "HPF.unit" => tables.Rows("dw_zhxx", "", ("tyshxydm", key)).Select(row => Row(
                resource,
                key,
                ("unitNo", row.Text("dwzh")),
                ("headcount", row.Whole("jcrs")),
                ("ratio", Notation.ParseNumber(row.Text("jcbl"))),
                ("arrearsMonths", row.Whole("qjys")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "HPF.account":
                tables.Upsert("gr_zhxx", ("zjhm", row.Key), AccountColumns(row));
                break;
            case "HPF.withdrawal":
                Withdraw(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    /// <summary>
    /// A withdrawal: a journal entry whose <c>yearAmount</c> is the year's sum with it; what the sum has grown by
    /// leaves the account's balance.
    /// </summary>
    private void Withdraw(RegisterRow row, TableEditor tables)
    {
        var date = row.Date("lastDate");
        var sum = row.Number("yearAmount").Fen() ?? 0;
        var last = Read(row.Resource, row.Key, tables).FirstOrDefault();
        var before = last?.Date("lastDate")?.Year == date?.Year ? last?.Number("yearAmount").Fen() ?? 0 : 0;
        tables.Insert(
            "gr_tqls",
            ("zjhm", row.Key),
            ("tqlx", WithdrawalKind.Code(row.Text("lastKind"))),
            ("tqrq", date.Pattern("yyyyMMdd")),
            ("bnljtq", sum));
        tables.Increase("gr_zhxx", ("zjhm", row.Key), "zhye", before - sum);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        new ProvidentFundInquiry(store).Map(routes);
    }

    /// <inheritdoc/>
    internal override void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
        new ProvidentFundWithdrawal(frontEnd).Map(routes);
    }

    private static (string, object?)[] AccountColumns(RegisterRow row)
    {
        return row.Given(
            ("accountNo", "grzh", row.Text("accountNo")),
            ("status", "zhzt", AccountStatus.Code(row.Text("status"))),
            ("balance", "zhye", row.Number("balance").Fen()),
            ("monthly", "yjce", row.Number("monthly").Fen()),
            ("consecutive", "lxjcys", row.Whole("consecutive")),
            ("employerUscc", "dwxydm", row.Text("employerUscc")),
            ("lastPay", "zjhjrq", row.Date("lastPay").Pattern("yyyyMMdd")),
            ("bankCard", "bdyhk", row.Text("bankCard")));
    }
}
