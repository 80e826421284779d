using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.TRB;

/// <summary>The bureau's tables: roads (DL), the car lottery (XKC) and waterways (SY).</summary>
internal static class TransportTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("TRB.driverQual", "DL_CYZG", "ZJHM", "YXQZ desc, ZGZH desc",
            Text("certNo", "ZGZH"),
            Coded("kind", "CYLB",
                ("none", "00"), ("taxi", "11"), ("ridehail", "12"), ("freight", "21"), ("passenger", "31"),
                ("hazmat", "41")),
            DateDigits("validTo", "YXQZ"),
            Text("integrity", "CXKH_DJ"),
            Bit("creditsDone", "JXJY_WC"))
            { Identity = ["ZGZH"], Issued = ("ZGZH", "CY") },
        new("TRB.opVehicle", "DL_YYCL", "TYSHXYDM", "NSRQ desc, CPH",
            Text("certNo", "YSZH"),
            Text("plate", "CPH"),
            Coded("techLevel", "JSDJ", ("l1", "1"), ("l2", "2"), ("l3", "3")),
            DateDigits("lastReview", "NSRQ"),
            Bit("gpsOnline", "WXDW_ZX")) { Identity = ["CPH"] },
        new("TRB.carQuota", "XKC_YH", "ZJHM", "",
            Text("applyNo", "SQBM"),
            Coded("status", "ZBZT", ("none", "0"), ("applying", "1"), ("won", "2"), ("used", "3")),
            Whole("rounds", "CJQS"))
            { Identity = [], Issued = ("SQBM", "YH") },
        new("TRB.vessel", "SY_CYZS", "ZJHM", "",
            Text("certNo", "CYZH"),
            Text("grade", "DJMC"),
            Whole("seaMonths", "ZLYS"),
            SplitDate("validTo", "YXQ_N", "YXQ_Y", "YXQ_R")) { Identity = [] },
    ];
}
