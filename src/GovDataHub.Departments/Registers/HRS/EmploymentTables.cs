using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.HRS;

/// <summary>Work: registered employment, contracts, skills and talents.</summary>
internal static class EmploymentTables
{
    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("HRS.employment", "cc20", "aac002", "",
            Coded("status", "acc270", ("none", "0"), ("employed", "1"), ("flexible", "2"), ("unemployed", "3")),
            DateDigits("regDate", "acc205"),
            Coded("endReason", "ajc093",
                ("none", "000"), ("voluntary", "101"), ("involuntary", "102"), ("expired", "103")),
            Digits("benefitMonths", "ajc097"),
            Flag("hardship", "acc217", "1", "0")) { Identity = [] },
        new("HRS.contract", "cd04", "aac002", "aae030 desc",
            Text("employerUscc", "bab010"),
            DateDigits("startDate", "aae030"),
            Date("endDate", "aae031", "yyyyMMdd", "99991231"),
            Coded("kind", "acd07a", ("fixed", "1"), ("open", "2"), ("task", "3"))),
        new("HRS.skillCert", "cr12", "aac002", "bhe960 desc, bhe956 desc",
            Text("certNo", "bhe956"),
            Text("occupation", "aca111"),
            Coded("level", "aac015", ("l5", "5"), ("l4", "4"), ("l3", "3"), ("l2", "2"), ("l1", "1")),
            DateDigits("issueDate", "bhe960")) { Identity = ["bhe956"] },
        new("HRS.talent", "rc01", "aac002", "",
            Coded("class", "yrc001", ("none", "0"), ("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "5")),
            DateDigits("validTo", "yrc003"),
            Flag("subsidyGiven", "yrc005", "1", "0"),
            Text("title", "aac014")) { Identity = [] },
    ];
}
