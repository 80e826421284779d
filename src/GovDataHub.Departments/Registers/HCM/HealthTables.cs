using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;
using static GovDataHub.Departments.Protocols.RegisterColumn;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>The commission's tables: births and families, people's health, those who work in it, and clinics.</summary>
internal static class HealthTables
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'+08:00'";

    public static ImmutableArray<RegisterTable> All { get; } =
    [
        new("HCM.birthCert", "BIRTH_CERT", "MOTHER_ID", "BORN_AT desc, SEQ",
            Text("certNo", "CERT_NO"),
            Text("babyName", "BABY_NAME"),
            Moment("babyBirth", "BORN_AT", Instant),
            Coded("babySex", "BABY_SEX", ("M", "male"), ("F", "female")),
            Text("hospital", "HOSPITAL_NAME"),
            Text("fatherIdNo", "FATHER_ID")) { Identity = ["CERT_NO"] },
        new("HCM.vaccination", "IMMU_BOOK", "CHILD_ID", "",
            Text("bookNo", "BOOK_NO"),
            Flag("complete", "DUE_DONE", "complete", "in-progress"),
            Date("lastDate", "LAST_DOSE", "yyyy-MM-dd")) { Identity = [] },
        new("HCM.practitioner", "MED_STAFF", "STAFF_ID", "",
            Text("licenseNo", "LICENSE_NO"),
            Coded("kind", "STAFF_KIND", ("doctor", "112247003"), ("nurse", "106292003"), ("pharmacist", "46255001")),
            Text("org", "ORG_NAME"),
            Date("validTo", "VALID_TO", "yyyy-MM-dd"),
            Flag("assessPassed", "ASSESSED", "passed", "failed"))
            { Identity = [], Issued = ("LICENSE_NO", "YH") },
        new("HCM.hygiene", "HYG_LICENCE", "CREDIT_CODE", "",
            Text("licenseNo", "LICENCE_NO"),
            Text("category", "PLACE_KIND"),
            Text("grade", "GRADE"),
            Date("validTo", "VALID_TO", "yyyy-MM-dd"))
            { Identity = [], Issued = ("LICENCE_NO", "WS") },
        new("HCM.fertility", "BIRTH_REG", "MOTHER_ID", "REG_DATE desc, REG_NO desc",
            Text("regNo", "REG_NO"),
            Whole("childOrder", "CHILD_ORDER"),
            Date("regDate", "REG_DATE", "yyyy-MM-dd"))
            { Identity = ["REG_NO"], Issued = ("REG_NO", "SY") },
        new("HCM.familyAward", "FAMILY_AWARD", "PERSON_ID", "",
            Coded("kind", "AWARD_KIND", ("none", "0"), ("oneChild", "1"), ("lossFamily", "2"), ("rural", "3")),
            Text("certNo", "CERT_NO"),
            Date("since", "SINCE", "yyyy-MM-dd")) { Identity = [] },
        new("HCM.booking", "CLINIC_SLOT", "", "SLOT_AT, HOSPITAL_NAME, CLINIC_NAME",
            Text("hospital", "HOSPITAL_NAME"),
            Text("clinic", "CLINIC_NAME"),
            Moment("slotAt", "SLOT_AT", Instant),
            Whole("left", "LEFT_COUNT"),
            Number("fee", "FEE", "0.00")) { Identity = ["SLOT_AT", "HOSPITAL_NAME", "CLINIC_NAME"] },
        new("HCM.payCredit", "PAY_CREDIT", "PERSON_ID", "",
            Fen("limit", "LIMIT_FEN"),
            Fen("used", "USED_FEN"),
            Flag("overdue", "OVERDUE", "overdue", "current")) { Identity = [] },
        new("HCM.donor", "BLOOD_DONOR", "PERSON_ID", "",
            Whole("times", "TIMES"),
            Whole("totalMl", "TOTAL_ML"),
            Date("lastDate", "LAST_DATE", "yyyy-MM-dd"),
            Flag("honour", "HONOUR", "yes", "no")) { Identity = [] },
        new("HCM.healthCert", "HEALTH_CERT", "PERSON_ID", "",
            Text("certNo", "CERT_NO"),
            Date("validTo", "VALID_TO", "yyyy-MM-dd")) { Identity = [] },
    ];

    public static RegisterTable Of(string resource)
    {
        return All.Single(table => table.Resource == resource);
    }
}
