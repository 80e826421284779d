using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.CAB;

/// <summary>Civil affairs: marriages, assistance, the elderly, funerals, social organisations.</summary>
internal sealed class CivilAffairs() : GraphQLDepartment("CAB")
{
    private static readonly CodeTable MarriageStatus = new(
        ("unmarried", "10"), ("married", "20"), ("divorced", "40"), ("widowed", "30"));

    private static readonly CodeTable AssistanceKind = new(
        ("none", "00"), ("dibao", "11"), ("dibian", "12"), ("tekun", "13"), ("temp", "21"));

    private static readonly CodeTable ElderAllowance = new(
        ("none", "0"), ("a80", "80"), ("a90", "90"), ("a100", "100"));

    private static readonly CodeTable ElderCareLevel = new(
        ("none", "0"), ("mild", "1"), ("moderate", "2"), ("severe", "3"));

    private static readonly CodeTable SocialOrgOrgType = new(
        ("association", "ST"), ("foundation", "JJH"), ("service", "SF"));

    private static readonly CodeTable SocialOrgStatus = new(("active", "1"), ("warned", "2"), ("cancelled", "9"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "CAB.marriage":
                tables.Insert("hydj", [("sfzh", row.Key), .. MarriageColumns(row)]);
                break;
            case "CAB.assistance":
                tables.Insert("shjz", [("sfzh", row.Key), .. AssistanceColumns(row)]);
                break;
            case "CAB.economicCheck":
                tables.Insert("jjhd", [("sfzh", row.Key), .. EconomicCheckColumns(row)]);
                break;
            case "CAB.elder":
                tables.Insert("lnr", [("sfzh", row.Key), .. ElderColumns(row)]);
                break;
            case "CAB.funeral":
                tables.Insert("bz", [("sfzh", row.Key), .. FuneralColumns(row)]);
                break;
            case "CAB.socialOrg":
                tables.Insert("shzz", [("xydm", row.Key), .. SocialOrgColumns(row)]);
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
            "CAB.marriage" => tables.Rows("hydj", "", ("sfzh", key))
                .Select(row => MarriageOf(row, key)),
            "CAB.assistance" => tables.Rows("shjz", "", ("sfzh", key))
                .Select(row => AssistanceOf(row, key)),
            "CAB.economicCheck" => tables.Rows("jjhd", "", ("sfzh", key))
                .Select(row => EconomicCheckOf(row, key)),
            "CAB.elder" => tables.Rows("lnr", "", ("sfzh", key))
                .Select(row => ElderOf(row, key)),
            "CAB.funeral" => tables.Rows("bz", "", ("sfzh", key))
                .Select(row => FuneralOf(row, key)),
            "CAB.socialOrg" => tables.Rows("shzz", "", ("xydm", key))
                .Select(row => SocialOrgOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "CAB.marriage":
                tables.Upsert("hydj", ("sfzh", row.Key), MarriageColumns(row));
                break;
            case "CAB.assistance":
                tables.Upsert("shjz", ("sfzh", row.Key), AssistanceColumns(row));
                break;
            case "CAB.economicCheck":
                tables.Upsert("jjhd", ("sfzh", row.Key), EconomicCheckColumns(row));
                break;
            case "CAB.elder":
                tables.Upsert("lnr", ("sfzh", row.Key), ElderColumns(row));
                break;
            case "CAB.funeral":
                tables.Upsert("bz", ("sfzh", row.Key), FuneralColumns(row));
                break;
            case "CAB.socialOrg":
                tables.Upsert("shzz", ("xydm", row.Key), SocialOrgColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] MarriageColumns(RegisterRow row)
    {
        return row.Given(
            ("status", "hyzk", MarriageStatus.Code(row.Text("status"))),
            ("certNo", "zjzh", row.Text("certNo")),
            ("spouseIdNo", "posfzh", row.Text("spouseIdNo")),
            ("spouseName", "poxm", row.Text("spouseName")),
            ("regDate", "djrq", row.Date("regDate").Pattern("yyyyMMdd")),
            ("office", "djjg", row.Text("office")));
    }

    private static RegisterRow MarriageOf(TableRow row, string key)
    {
        return Row(
            "CAB.marriage",
            key,
            ("status", MarriageStatus.Value(row.Text("hyzk"))),
            ("certNo", row.Text("zjzh")),
            ("spouseIdNo", row.Text("posfzh")),
            ("spouseName", row.Text("poxm")),
            ("regDate", Notation.ParseDate(row.Text("djrq"), "yyyyMMdd")),
            ("office", row.Text("djjg")));
    }

    private static (string, object?)[] AssistanceColumns(RegisterRow row)
    {
        return row.Given(
            ("kind", "jzlb", AssistanceKind.Code(row.Text("kind"))),
            ("householdNo", "jtbh", row.Text("householdNo")),
            ("since", "qsrq", row.Date("since").Pattern("yyyyMMdd")),
            ("validTo", "jzrq", row.Date("validTo").Pattern("yyyyMMdd")),
            ("monthly", "yjje", row.Number("monthly").Fen()),
            ("members", "bzrk", row.Whole("members")));
    }

    private static RegisterRow AssistanceOf(TableRow row, string key)
    {
        return Row(
            "CAB.assistance",
            key,
            ("kind", AssistanceKind.Value(row.Text("jzlb"))),
            ("householdNo", row.Text("jtbh")),
            ("since", Notation.ParseDate(row.Text("qsrq"), "yyyyMMdd")),
            ("validTo", Notation.ParseDate(row.Text("jzrq"), "yyyyMMdd")),
            ("monthly", Notation.FromFen(row.Whole("yjje"))),
            ("members", row.Whole("bzrk")));
    }

    private static (string, object?)[] EconomicCheckColumns(RegisterRow row)
    {
        return row.Given(
            ("perCapita", "rjsr", row.Number("perCapita").Fen()),
            ("assets", "jrzc", row.Number("assets").Fen()),
            ("verifiedAt", "hdsj", row.Moment("verifiedAt").EpochSeconds()));
    }

    private static RegisterRow EconomicCheckOf(TableRow row, string key)
    {
        return Row(
            "CAB.economicCheck",
            key,
            ("perCapita", Notation.FromFen(row.Whole("rjsr"))),
            ("assets", Notation.FromFen(row.Whole("jrzc"))),
            ("verifiedAt", Notation.FromEpochSeconds(row.Whole("hdsj"))));
    }

    private static (string, object?)[] ElderColumns(RegisterRow row)
    {
        return row.Given(
            ("cardNo", "yzzh", row.Text("cardNo")),
            ("allowance", "gljt", ElderAllowance.Code(row.Text("allowance"))),
            ("careLevel", "sndj", ElderCareLevel.Code(row.Text("careLevel"))));
    }

    private static RegisterRow ElderOf(TableRow row, string key)
    {
        return Row(
            "CAB.elder",
            key,
            ("cardNo", row.Text("yzzh")),
            ("allowance", ElderAllowance.Value(row.Text("gljt"))),
            ("careLevel", ElderCareLevel.Value(row.Text("sndj"))));
    }

    private static (string, object?)[] FuneralColumns(RegisterRow row)
    {
        return row.Given(
            ("deathDate", "swrq", row.Date("deathDate").Pattern("yyyyMMdd")),
            ("cremationNo", "hhzh", row.Text("cremationNo")),
            ("benefitUsed", "hmbz", row.Flag("benefitUsed").Bit()));
    }

    private static RegisterRow FuneralOf(TableRow row, string key)
    {
        return Row(
            "CAB.funeral",
            key,
            ("deathDate", Notation.ParseDate(row.Text("swrq"), "yyyyMMdd")),
            ("cremationNo", row.Text("hhzh")),
            ("benefitUsed", row.Flag("hmbz")));
    }

    private static (string, object?)[] SocialOrgColumns(RegisterRow row)
    {
        return row.Given(
            ("orgType", "zzlx", SocialOrgOrgType.Code(row.Text("orgType"))),
            ("regNo", "djzh", row.Text("regNo")),
            ("lastReportYear", "njnd", row.Whole("lastReportYear")),
            ("status", "zt", SocialOrgStatus.Code(row.Text("status"))));
    }

    private static RegisterRow SocialOrgOf(TableRow row, string key)
    {
        return Row(
            "CAB.socialOrg",
            key,
            ("orgType", SocialOrgOrgType.Value(row.Text("zzlx"))),
            ("regNo", row.Text("djzh")),
            ("lastReportYear", row.Whole("njnd")),
            ("status", SocialOrgStatus.Value(row.Text("zt"))));
    }
}
