using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovDataHub.Departments.Registers.CZC;

/// <summary>
/// The citizen card company: cards by a list of numbers in, card and wallet nested out, words instead of codes;
/// merchants a page at a time.
/// </summary>
internal sealed class CitizenCards() : RestDepartment("CZC")
{
    private const int MerchantsOnAPage = 50;

    private static readonly CodeTable CardState = new(("none", "未办卡"), ("active", "正常"), ("lost", "挂失"));

    private static readonly CodeTable CardKind = new(("adult", "成人卡"), ("student", "学生卡"), ("elder", "敬老卡"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CZC.card":
                tables.Insert("SMK_KXX", [("SFZH", row.Key), .. CardColumns(row)]);
                tables.Insert("SMK_QB", [("SFZH", row.Key), .. WalletColumns(row)]);
                break;
            case "CZC.merchant":
                tables.Insert("SMK_SH", ("SHH", row.Text("merchantNo")), ("SHMC", row.Text("merchantName")));
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
            "CZC.card" => tables.Rows("SMK_KXX", "", ("SFZH", key)).Select(row => Row(
                resource,
                key,
                ("citizenCardNo", row.Text("KH")),
                ("wallet", Notation.ParseNumber(Wallet(key, tables))),
                ("status", CardState.Value(row.Text("KZT"))),
                ("kind", CardKind.Value(row.Text("KLX"))))),
            "CZC.merchant" => tables.Rows("SMK_SH", "SHH").Select(row => Row(
                resource, key, ("merchantNo", row.Text("SHH")), ("merchantName", row.Text("SHMC")))),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        if (row.Resource != "CZC.card")
            throw new UnknownRegisterException(Code, row.Resource);
        tables.Upsert("SMK_KXX", ("SFZH", row.Key), CardColumns(row));
        tables.Upsert("SMK_QB", ("SFZH", row.Key), WalletColumns(row));
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes, DepartmentStore store)
    {
        routes.MapPost("/smk/kcx", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var people = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            using var tables = store.Read();
            var cards = (people?["sfzhs"]?.AsArray() ?? [])
                .SelectMany(id => tables.Rows("SMK_KXX", "", ("SFZH", (string?)id)))
                .Select(row => Card(row, tables));
            return Answer(new() { ["kxx"] = new JsonArray([.. cards]) });
        });
        routes.MapGet(
            "/smk/shcx", (int? ym, string? shh, string? shmc) => Answer(Merchants(store, ym ?? 1, shh, shmc)));
    }

    private static (string, object?)[] CardColumns(RegisterRow row)
    {
        return row.Given(
            ("citizenCardNo", "KH", row.Text("citizenCardNo")),
            ("status", "KZT", CardState.Code(row.Text("status"))),
            ("kind", "KLX", CardKind.Code(row.Text("kind"))));
    }

    private static (string, object?)[] WalletColumns(RegisterRow row)
    {
        return row.Given(("wallet", "YE", row.Number("wallet").Pattern("0.00")));
    }

    private static string? Wallet(string id, TableReader tables)
    {
        return tables.Rows("SMK_QB", "", ("SFZH", id)).SingleOrDefault()?.Text("YE");
    }

    private static JsonObject Card(TableRow row, TableReader tables)
    {
        return new()
        {
            ["cyr"] = row.Text("SFZH"),
            ["k"] = new JsonObject { ["kh"] = row.Text("KH"), ["zt"] = row.Text("KZT"), ["lx"] = row.Text("KLX") },
            ["qb"] = new JsonObject { ["ye"] = Wallet(row.Text("SFZH") ?? "", tables) },
        };
    }

    private static JsonObject Merchants(DepartmentStore store, int page, string? number, string? name)
    {
        using var tables = store.Read();
        var all = tables.Rows("SMK_SH", "SHH")
            .Where(row => string.IsNullOrEmpty(number) || row.Text("SHH") == number)
            .Where(row => string.IsNullOrEmpty(name) || row.Text("SHMC") == name)
            .ToList();
        var shown = all.Skip((page - 1) * MerchantsOnAPage).Take(MerchantsOnAPage)
            .Select(row => new JsonObject { ["shh"] = row.Text("SHH"), ["shmc"] = row.Text("SHMC") });
        return new()
        {
            ["zys"] = ((all.Count + MerchantsOnAPage - 1) / MerchantsOnAPage).ToString(CultureInfo.InvariantCulture),
            ["sh"] = new JsonArray([.. shown]),
        };
    }

    private static ContentHttpResult Answer(JsonObject answer)
    {
        return TypedResults.Text(answer.ToJsonString(), "application/json");
    }
}
