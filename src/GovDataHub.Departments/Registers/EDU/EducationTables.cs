using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.EDU;

/// <summary>The education system's tables.</summary>
internal static class EducationTables
{
    private static readonly CodeTable Stage = new(
        ("kinder", "K"), ("primary", "P"), ("junior", "J"), ("senior", "S"), ("voc", "V"));

    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("EDU.student", "enrolment", "citizen_id", "",
            Text("studentNo", "student_no"),
            Text("school", "school_name"),
            Coded("stage", "stage_code", Stage),
            Whole("grade", "grade"),
            Coded("status", "roll_status",
                ("in", "enrolled"), ("graduated", "graduated"), ("suspended", "suspended"), ("out", "left")),
            Bit("under14", "is_under_14")) { Identity = [] },
        new("EDU.diploma", "diploma", "citizen_id", "graduated_on desc, diploma_no desc",
            Text("certNo", "diploma_no"),
            Coded("level", "level_code",
                ("junior", "70"), ("senior", "60"), ("associate", "30"), ("bachelor", "20"), ("master", "14"),
                ("doctor", "11")),
            Text("school", "school_name"),
            Text("major", "major"),
            Date("gradDate", "graduated_on", "yyyy-MM-dd")) { Identity = ["diploma_no"] },
        new("EDU.teacherCert", "teacher_certificate", "citizen_id", "registered_on desc, certificate_no desc",
            Text("certNo", "certificate_no"),
            Coded("stage", "stage_code", Stage),
            Text("subject", "subject"),
            Date("lastReg", "registered_on", "yyyy-MM-dd"),
            Coded("status", "certificate_status", ("valid", "in_force"), ("revoked", "withdrawn")))
            { Identity = ["certificate_no"], Issued = ("certificate_no", "JS") },
        new("EDU.schoolDistrict", "catchment", "", "enrol_year desc, community_code",
            Text("communityCode", "community_code"),
            Text("school", "school_name"),
            Whole("year", "enrol_year"),
            Whole("placesLeft", "places_left")) { Identity = ["enrol_year", "community_code", "school_name"] },
        new("EDU.aid", "student_aid", "citizen_id", "aid_year desc, aid_kind",
            Whole("year", "aid_year"),
            Text("kind", "aid_kind"),
            Number("amount", "amount_yuan", "0.00"),
            Number("loanBalance", "loan_balance_yuan", "0.00")) { Identity = ["aid_year", "aid_kind"] },
    ];
}
