using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>The public order system's tables: seals and hotel guests.</summary>
internal static class PublicOrderTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("PSB.sealFile", "YZ_BAXX", "TYSHXYDM", "KZRQ desc, YZBM desc",
            Text("sealCode", "YZBM"),
            Coded("kind", "YZLX", ("official", "01"), ("finance", "02"), ("invoice", "03"), ("contract", "04")),
            Date("makeDate", "KZRQ", "yyyyMMdd"),
            Coded("status", "YZZT", ("active", "1"), ("cancelled", "0")))
            { Identity = ["YZBM"], Issued = ("YZBM", "3301990") },
        new("PSB.hotelStay", "LG_RZDJ", "GMSFHM", "RZSJ desc",
            Text("hotelCode", "LGBM"),
            Moment("checkInAt", "RZSJ", "yyyyMMddHHmmss")),
    ];
}
