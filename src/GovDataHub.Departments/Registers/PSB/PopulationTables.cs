using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.PSB;

/// <summary>The population system's tables: persons, households, kin, residence, checks and travel papers.</summary>
internal static class PopulationTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("PSB.population", "RK_JBXX", "GMSFHM", "",
            Text("idNo", "ZJHM"),
            Text("name", "XM"),
            Coded("gender", "XBDM", ("M", "1"), ("F", "2")),
            Date("birthDate", "CSRQ", "yyyyMMdd"),
            Text("ethnicity", "MZMC"),
            Coded("livingStatus", "SCZT", ("alive", "1"), ("deceased", "2"), ("cancelled", "9")),
            Date("idValidTo", "SFZ_YXQZ", "yyyyMMdd"),
            Coded("idStatus", "SFZ_ZT", ("valid", "10"), ("lost", "20"), ("expired", "30"), ("none", "00")),
            Text("portraitRef", "XPID")) { Identity = [] },
        new("PSB.hukou", "RK_HJXX", "GMSFHM", "",
            Text("householdNo", "HH"),
            Text("address", "HJDZ_DZMC"),
            Text("regionCode", "HJDZ_XZQHDM"),
            Coded("kind", "HKLB", ("family", "1"), ("collective", "2")),
            Date("moveInDate", "QRRQ", "yyyyMMdd"),
            Text("headRelation", "YHZGX"),
            Flag("inHz", "BDHJ_PDBZ", "1", "0")) { Identity = [] },
        new("PSB.kinship", "RK_QSGX", "GMSFHM", "QS_CSRQ desc, QS_GMSFHM, XH",
            Coded("relation", "GXDM", ("spouse", "10"), ("father", "51"), ("mother", "52"), ("child", "20")),
            Text("relIdNo", "QS_GMSFHM"),
            Text("relName", "QS_XM"),
            Date("relBirth", "QS_CSRQ", "yyyyMMdd")),
        new("PSB.residence", "LDRK_JZDJ", "GMSFHM", "",
            Text("regNo", "DJBH"),
            Text("address", "JZDZ_DZMC"),
            Date("regDate", "DJRQ", "yyyyMMdd"),
            Whole("months", "LXJZYS"),
            Text("permitNo", "JZZBH"),
            Date("permitValidTo", "JZZ_YXQZ", "yyyyMMdd"),
            Whole("points", "JZJF"))
            { Identity = [], Issued = ("DJBH", "LD") },
        new("PSB.crimeRecord", "WFFZ_HC", "GMSFHM", "",
            Flag("hasRecord", "WFFZJL_PDBZ", "1", "0"),
            Moment("checkedAt", "HCSJ", "yyyyMMddHHmmss")) { Identity = [] },
        new("PSB.exitEntry", "CRJ_ZJ", "GMSFHM", "",
            Text("passportNo", "HZHM"),
            Date("passportValidTo", "HZ_YXQZ", "yyyyMMdd"),
            Text("hkmNo", "GATXZHM"),
            Date("hkmValidTo", "GATXZ_YXQZ", "yyyyMMdd"),
            Flag("restricted", "XZCJ_PDBZ", "1", "0"),
            Flag("fingerprintOnFile", "ZWCJ_PDBZ", "1", "0")) { Identity = [] },
    ];
}
