using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.TAX;

/// <summary>The tax core's tables, about enterprises and about people.</summary>
internal static class TaxTables
{
    private const string Yuan = "#,##0.00";

    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("TAX.taxpayer", "dj_nsrxx", "nsrsbh", "",
            Coded("kind", "nsrlxDm", ("general", "1"), ("small", "2")),
            Text("creditGrade", "nsxydj"),
            Number("invoiceQuota", "fpzed", Yuan),
            Number("arrears", "qsye", Yuan),
            Digits("unfiled", "yqwsbqs")) { Identity = [] },
        new("TAX.iit", "grsds_ndhz", "sfzjhm", "nd desc",
            Digits("year", "nd"),
            Number("income", "zhsdsre", Yuan),
            Number("taxPaid", "yjse", Yuan),
            Flag("settled", "hsqjbz", "Y", "N"),
            Text("deductions", "zxfjkcxm")) { Identity = ["nd"] },
        new("TAX.deed", "qs_sbxx", "sfzjhm", "hth desc",
            Text("contractRef", "hth"),
            Number("amount", "ynse", Yuan),
            Flag("paid", "jkbz", "Y", "N"),
            Digits("homesOwned", "jtzfts")) { Identity = ["hth"] },
        new("TAX.vpt", "cgs_sbxx", "sfzjhm", "clsbdh desc",
            Text("vinRef", "clsbdh"),
            Number("invoicePrice", "fpjg", Yuan),
            Flag("paid", "jkbz", "Y", "N"),
            Flag("evExempt", "xnymsbz", "Y", "N")) { Identity = ["clsbdh"] },
        new("TAX.entTax", "zs_ndhz", "nsrsbh", "nd desc",
            Digits("year", "nd"),
            Number("revenue", "yysr", Yuan),
            Number("taxTotal", "nsze", Yuan)) { Identity = ["nd"] },
        new("TAX.socialFee", "sbf_lhjy", "sfzjhm", "",
            Date("lastPaid", "zjjfrq", "yyyy年MM月dd日"),
            Number("owed", "yjje", Yuan)) { Identity = [] },
    ];
}
