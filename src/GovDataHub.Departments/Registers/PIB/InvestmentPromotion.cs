using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PIB;

/// <summary>Investment promotion: projects brought to the city and policies paid out.</summary>
internal sealed class InvestmentPromotion() : GraphQLDepartment("PIB")
{
    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "PIB.investProject":
                tables.Insert("zsyz_xm", [("tyshxydm", row.Key), .. InvestProjectColumns(row)]);
                break;
            case "PIB.policyPay":
                tables.Insert("hqzc_df", [("tyshxydm", row.Key), .. PolicyPayColumns(row)]);
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
            "PIB.investProject" => tables.Rows("zsyz_xm", "xmbh desc", ("tyshxydm", key))
                .Select(row => InvestProjectOf(row, key)),
            "PIB.policyPay" => tables.Rows("hqzc_df", "dfrq desc, zcdm", ("tyshxydm", key))
                .Select(row => PolicyPayOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "PIB.investProject":
                tables.Insert("zsyz_xm", [("tyshxydm", row.Key), .. InvestProjectColumns(row)]);
                break;
            case "PIB.policyPay":
                tables.Insert("hqzc_df", [("tyshxydm", row.Key), .. PolicyPayColumns(row)]);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] InvestProjectColumns(RegisterRow row)
    {
        return row.Given(
            ("projNo", "xmbh", row.Text("projNo")),
            ("pledged", "xytze", row.Number("pledged").Times(0.0001m).Pattern()),
            ("actual", "dwzj", row.Number("actual").Times(0.0001m).Pattern()));
    }

    private static RegisterRow InvestProjectOf(TableRow row, string key)
    {
        return Row(
            "PIB.investProject",
            key,
            ("projNo", row.Text("xmbh")),
            ("pledged", row.Number("xytze").Times(10_000m)),
            ("actual", row.Number("dwzj").Times(10_000m)));
    }

    private static (string, object?)[] PolicyPayColumns(RegisterRow row)
    {
        return row.Given(
            ("policyCode", "zcdm", row.Text("policyCode")),
            ("amount", "dfje", row.Number("amount").Pattern("#,##0.00####")),
            ("paidDate", "dfrq", row.Date("paidDate").Pattern("yyyy-MM-dd")));
    }

    private static RegisterRow PolicyPayOf(TableRow row, string key)
    {
        return Row(
            "PIB.policyPay",
            key,
            ("policyCode", row.Text("zcdm")),
            ("amount", Notation.ParseNumber(row.Text("dfje"))),
            ("paidDate", Notation.ParseDate(row.Text("dfrq"), "yyyy-MM-dd")));
    }
}
