using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.HRS;

/// <summary>Social insurance: the insured, pensions, injuries at work, and the card.</summary>
internal static class InsuranceTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("HRS.insured", "ac02", "aac002", "yac205 desc, yac201 desc, aae140",
            Coded("insType", "aae140",
                ("pension", "110"), ("unemp", "210"), ("injury", "101"), ("residentPension", "170")),
            Coded("status", "aac031", ("active", "1"), ("paused", "2"), ("ended", "4")),
            Text("employerUscc", "bab010"),
            Number("base", "aac040", "0.00"),
            Whole("months", "yac201"),
            Whole("consecutive", "yac205"),
            Text("region", "aab301")) { Identity = ["aae140"] },
        new("HRS.pension", "ic10", "aac002", "",
            Coded("status", "aae116", ("none", "0"), ("receiving", "1"), ("suspended", "2")),
            Number("monthly", "aic160", "0.00"),
            DateDigits("certifiedAt", "aic400"),
            DateDigits("retireDate", "aic162")) { Identity = [] },
        new("HRS.injury", "lc31", "aac002", "alc020 desc, alc001 desc",
            Text("caseNo", "alc001"),
            DateDigits("injuredOn", "alc020"),
            Coded("status", "alc004", ("none", "0"), ("filed", "1"), ("recognized", "2"), ("denied", "3")),
            Digits("grade", "ala040")) { Identity = ["alc001"] },
        new("HRS.card", "az01", "aac002", "",
            Text("cardNo", "aaz500"),
            Text("bankAccount", "aae010"),
            Text("bank", "aae008"),
            Coded("status", "aaz502", ("none", "0"), ("active", "1"), ("inactive", "2"), ("lost", "3")))
            { Identity = [], Issued = ("aaz500", "SB") },
    ];
}
