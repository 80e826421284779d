using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols.Storage;
using static GovDataHub.Departments.Registers.HCM.Bundle;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>The shapes in which the exchange shows rows of the tables; whose a row is, the exchange adds.</summary>
internal static class HealthResources
{
    public static JsonObject BirthCertificate(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("CERT_NO")),
            ["baby"] = new JsonObject
            {
                ["name"] = row.Text("BABY_NAME"),
                ["birthDateTime"] = row.Text("BORN_AT"),
                ["gender"] = row.Text("BABY_SEX"),
            },
            ["location"] = With("display", row.Text("HOSPITAL_NAME")),
            ["father"] = With("identifier", With("value", row.Text("FATHER_ID"))),
        };
    }

    public static JsonObject Immunization(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("BOOK_NO")),
            ["status"] = row.Text("DUE_DONE"),
            ["occurrence"] = With("date", row.Text("LAST_DOSE")),
        };
    }

    public static JsonObject Practitioner(TableRow row)
    {
        return new()
        {
            ["qualification"] = new JsonObject
            {
                ["identifier"] = With("value", row.Text("LICENSE_NO")),
                ["code"] = row.Text("STAFF_KIND"),
                ["period"] = With("end", row.Text("VALID_TO")),
            },
            ["organization"] = With("display", row.Text("ORG_NAME")),
            ["assessment"] = row.Text("ASSESSED"),
        };
    }

    public static JsonObject HygieneLicence(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("LICENCE_NO")),
            ["type"] = With("text", row.Text("PLACE_KIND")),
            ["grade"] = row.Text("GRADE"),
            ["period"] = With("end", row.Text("VALID_TO")),
        };
    }

    public static JsonObject BirthRegistration(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("REG_NO")),
            ["parity"] = row.Whole("CHILD_ORDER"),
            ["recorded"] = row.Text("REG_DATE"),
        };
    }

    public static JsonObject FamilyAward(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("CERT_NO")),
            ["code"] = row.Text("AWARD_KIND"),
            ["period"] = With("start", row.Text("SINCE")),
        };
    }

    public static JsonObject CreditLine(TableRow row)
    {
        return new()
        {
            ["limit"] = With("cents", row.Whole("LIMIT_FEN")),
            ["used"] = With("cents", row.Whole("USED_FEN")),
            ["standing"] = row.Text("OVERDUE"),
        };
    }

    public static JsonObject Donor(TableRow row)
    {
        return new()
        {
            ["donations"] = new JsonObject
            {
                ["count"] = row.Whole("TIMES"),
                ["volume"] = row.Whole("TOTAL_ML"),
                ["latest"] = row.Text("LAST_DATE"),
            },
            ["honourCard"] = row.Text("HONOUR"),
        };
    }

    public static JsonObject HealthCertificate(TableRow row)
    {
        return new()
        {
            ["identifier"] = With("value", row.Text("CERT_NO")),
            ["period"] = With("end", row.Text("VALID_TO")),
        };
    }
}
