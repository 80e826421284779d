using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.UMB;

/// <summary>The city app's tables.</summary>
internal static class UrbanTables
{
    public static RegisterTable Dogs { get; } =
        new("UMB.dog", "dog_licence", "owner", "valid_to desc, licence desc",
            Text("dogNo", "licence"),
            Text("chip", "chip"),
            Whole("dogs", "dogs"),
            EpochDays("validTo", "valid_to"))
        { Identity = ["licence"], Issued = ("licence", "QZ") };

    public static RegisterTable Parking { get; } =
        new("UMB.parking", "park_account", "owner", "",
            Text("parkPlate", "plate"),
            Fen("arrears", "owed"),
            EpochSeconds("lastPark", "last_seen"),
            Coded("payAfter", "pay_after", ("off", "0"), ("on", "1"), ("frozen", "2")))
        { Identity = [] };

    public static RegisterTable Permits { get; } =
        new("UMB.occupation", "street_permit", "holder", "valid_to desc, permit desc",
            Text("permitNo", "permit"),
            Coded("kind", "kind", ("none", "-"), ("road", "R"), ("ad", "A"), ("sign", "S")),
            EpochDays("validTo", "valid_to"))
        { Identity = ["permit"], Issued = ("permit", "ZD") };

    public static RegisterTable Cases { get; } =
        new("UMB.cityCase", "street_case", "person", "case_no desc",
            Text("caseNo", "case_no"),
            Text("category", "topic"),
            Coded("status", "state", ("open", "1"), ("done", "2")))
        { Identity = ["case_no"], Issued = ("case_no", "SR") };

    public static ImmutableArray<RegisterTable> All { get; } = [Dogs, Parking, Permits, Cases];
}
