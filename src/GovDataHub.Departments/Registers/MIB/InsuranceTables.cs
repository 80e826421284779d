using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.MIB;

/// <summary>The platform's tables: the insured, their e-credential, filings, settlements, family sharing.</summary>
internal static class InsuranceTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("MIB.insured", "psn_insu_d", "certno", "",
            Coded("insType", "insutype", ("none", "000"), ("employee", "310"), ("resident", "390")),
            Coded("status", "psn_insu_stas", ("none", "0"), ("active", "1"), ("paused", "2")),
            Text("region", "insuplc_admdvs"),
            Whole("consecutive", "clct_mons"),
            Number("balance", "balc", "0.00")) { Identity = [] },
        new("MIB.voucher", "ecv_info_d", "certno", "",
            Flag("activated", "actv_flag", "Y", "N"),
            Text("tokenRef", "ecv_token"))
            { Identity = [], Issued = ("ecv_token", "YB") },
        new("MIB.chronic", "psn_opsp_reg_d", "certno", "enddate desc, opsp_dise_name",
            Text("disease", "opsp_dise_name"),
            Date("validTo", "enddate", "yyyy-MM-dd' 00:00:00'"),
            Text("diagnosedBy", "ide_fixmedins_name")) { Identity = ["opsp_dise_name"] },
        new("MIB.remote", "psn_trt_reg_d", "certno", "begndate desc",
            Text("region", "trtmdn_admdvs"),
            Date("startDate", "begndate", "yyyy-MM-dd"),
            Date("endDate", "enddate", "yyyy-MM-dd"),
            Coded("status", "trt_reg_stas", ("none", "0"), ("active", "1"), ("ended", "2")))
            { Identity = ["begndate"] },
        new("MIB.claim", "setl_d", "certno", "dscg_date desc, setl_id desc",
            Text("claimNo", "setl_id"),
            Coded("kind", "med_type",
                ("outpatient", "11"), ("inpatient", "21"), ("maternity", "51"), ("assist", "61")),
            Text("invoiceNo", "invono"),
            Number("selfPaid", "psn_selfpay", "0.00"),
            Date("dischargeDate", "dscg_date", "yyyy-MM-dd"),
            Coded("status", "setl_stas", ("none", "0"), ("unsettled", "1"), ("settled", "2")))
            { Identity = ["setl_id"], Issued = ("setl_id", "BX") },
        new("MIB.family", "fam_share_d", "certno", "begndate desc, mem_certno",
            Text("memberIdNo", "mem_certno"),
            Coded("relation", "rlts_code", ("spouse", "10"), ("parent", "50"), ("child", "20")),
            Date("since", "begndate", "yyyy-MM-dd")) { Identity = ["mem_certno"] },
    ];
}
