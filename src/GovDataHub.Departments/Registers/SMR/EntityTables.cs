using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.SMR;

/// <summary>Tables about market entities, and about the people behind them.</summary>
internal static class EntityTables
{
    private static readonly CodeTable Standing = new(
        ("active", "1"), ("abnormal", "2"), ("revoked", "3"), ("cancelled", "4"));

    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("SMR.registration", "t_ztdj", "tyshxydm", "",
            Text("uscc", "zch"),
            Text("name", "qymc"),
            Coded("kind", "ztlx",
                ("ltd", "1130"), ("joint", "1210"), ("partnership", "4530"), ("sole", "4540"),
                ("individual", "9500"), ("coop", "9200")),
            Text("legalRep", "fddbr"),
            Text("legalRepIdNo", "fddbrzjhm"),
            Text("address", "zs"),
            TenThousands("capital", "zczb"),
            SplitDate("estDate", "clrq_n", "clrq_y", "clrq_r"),
            Coded("status", "djzt", Standing),
            Text("scope", "jyfw"),
            Text("shareholders", "gdmc")) { Identity = [] },
        new("SMR.owned", "t_ryrz", "zjhm", "clrq desc, tyshxydm",
            Text("uscc", "tyshxydm"),
            Coded("role", "rzjs", ("legalRep", "01"), ("shareholder", "02"), ("operator", "03")),
            Date("estDate", "clrq", "yyyy/MM/dd"),
            Coded("status", "djzt", Standing))
            { Identity = ["tyshxydm"] },
        new("SMR.foodLicense", "t_spjyxk", "tyshxydm", "",
            Text("licenseNo", "xkzbh"),
            Text("items", "jyxm"),
            EpochDays("validTo", "yxqz"),
            Text("riskGrade", "fxdj"),
            Coded("status", "xkzt", ("none", "0"), ("valid", "1"), ("expired", "2"), ("revoked", "3")))
            { Identity = [], Issued = ("xkzbh", "JY23301990") },
        new("SMR.annualReport", "t_nb", "tyshxydm", "nd desc",
            Whole("year", "nd"),
            Bit("submitted", "ybs")) { Identity = ["nd"] },
        new("SMR.equity", "t_gqxx", "tyshxydm", "",
            Bit("frozen", "sfdj"),
            Bit("pledged", "sfcz"),
            Bit("abnormal", "lrycml"),
            Whole("simpleNoticeDays", "jyzxggts"),
            Bit("objection", "jyzxyy")) { Identity = [] },
        new("SMR.equipOperator", "t_tzsbzyry", "zjhm", "yxqz desc, zsbh desc",
            Text("certNo", "zsbh"),
            Text("item", "zyxm"),
            EpochDays("validTo", "yxqz")) { Identity = ["zsbh"] },
        new("SMR.equipment", "t_tzsb", "sydw", "xcjyrq, sbzcdm",
            Text("regCode", "sbzcdm"),
            Coded("kind", "sbzl", ("lift", "3000"), ("boiler", "1000"), ("crane", "4000"), ("vessel", "2000")),
            EpochDays("nextInspect", "xcjyrq"),
            Coded("lastResult", "jyjl", ("pass", "合格"), ("fail", "不合格"), ("none", "未检验"))) { Identity = ["sbzcdm"] },
    ];

    public static RegisterTable Of(string resource)
    {
        return All.Single(table => table.Resource == resource);
    }
}
