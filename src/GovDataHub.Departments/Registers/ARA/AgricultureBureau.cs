using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.ARA;

/// <summary>Agriculture: contracted land, homesteads, subsidies, vaccinated dogs, animal clinics.</summary>
internal sealed class AgricultureBureau() : GraphQLDepartment("ARA")
{
    private static readonly CodeTable AgriSubsidyKind = new(
        ("none", "0"), ("grain", "L"), ("machine", "N"), ("ecology", "S"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "ARA.landContract":
                tables.Insert("cbht", [("cbfzjh", row.Key), .. LandContractColumns(row)]);
                break;
            case "ARA.homestead":
                tables.Insert("zjd", [("hzzjh", row.Key), .. HomesteadColumns(row)]);
                break;
            case "ARA.agriSubsidy":
                tables.Insert("hnbt", [("zjhm", row.Key), .. AgriSubsidyColumns(row)]);
                break;
            case "ARA.petVacc":
                tables.Insert("qzmy", [("qzzjh", row.Key), .. PetVaccColumns(row)]);
                break;
            case "ARA.vetLicense":
                tables.Insert("dwzl", [("xydm", row.Key), .. VetLicenseColumns(row)]);
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
            "ARA.landContract" => tables.Rows("cbht", "cbqz desc, htdm desc", ("cbfzjh", key))
                .Select(row => LandContractOf(row, key)),
            "ARA.homestead" => tables.Rows("zjd", "", ("hzzjh", key))
                .Select(row => HomesteadOf(row, key)),
            "ARA.agriSubsidy" => tables.Rows("hnbt", "nd desc, btzl", ("zjhm", key))
                .Select(row => AgriSubsidyOf(row, key)),
            "ARA.petVacc" => tables.Rows("qzmy", "myqz desc, myzh desc", ("qzzjh", key))
                .Select(row => PetVaccOf(row, key)),
            "ARA.vetLicense" => tables.Rows("dwzl", "", ("xydm", key))
                .Select(row => VetLicenseOf(row, key)),
            _ => throw new UnknownRegisterException(Code, resource),
        };
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        switch (row.Resource)
        {
            case "ARA.landContract":
                tables.Insert("cbht", [("cbfzjh", row.Key), .. LandContractColumns(row)]);
                break;
            case "ARA.homestead":
                tables.Upsert("zjd", ("hzzjh", row.Key), HomesteadColumns(row));
                break;
            case "ARA.agriSubsidy":
                tables.Insert("hnbt", [("zjhm", row.Key), .. AgriSubsidyColumns(row)]);
                break;
            case "ARA.petVacc":
                tables.Insert("qzmy", [("qzzjh", row.Key), .. PetVaccColumns(row)]);
                break;
            case "ARA.vetLicense":
                tables.Upsert("dwzl", ("xydm", row.Key), VetLicenseColumns(row));
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static (string, object?)[] LandContractColumns(RegisterRow row)
    {
        return row.Given(
            ("contractNo", "htdm", row.Text("contractNo")),
            ("area", "cbmj", row.Number("area").Pattern()),
            ("village", "fbfmc", row.Text("village")),
            ("validTo", "cbqz", row.Date("validTo").Pattern("yyyy-MM-dd")));
    }

    private static RegisterRow LandContractOf(TableRow row, string key)
    {
        return Row(
            "ARA.landContract",
            key,
            ("contractNo", row.Text("htdm")),
            ("area", row.Number("cbmj")),
            ("village", row.Text("fbfmc")),
            ("validTo", Notation.ParseDate(row.Text("cbqz"), "yyyy-MM-dd")));
    }

    private static (string, object?)[] HomesteadColumns(RegisterRow row)
    {
        return row.Given(
            ("certNo", "pzsh", row.Text("certNo")),
            ("area", "zjdmj", row.Number("area").Pattern()),
            ("plots", "zds", row.Whole("plots")),
            ("village", "szc", row.Text("village")));
    }

    private static RegisterRow HomesteadOf(TableRow row, string key)
    {
        return Row(
            "ARA.homestead",
            key,
            ("certNo", row.Text("pzsh")),
            ("area", row.Number("zjdmj")),
            ("plots", row.Whole("zds")),
            ("village", row.Text("szc")));
    }

    private static (string, object?)[] AgriSubsidyColumns(RegisterRow row)
    {
        return row.Given(
            ("year", "nd", row.Whole("year")),
            ("kind", "btzl", AgriSubsidyKind.Code(row.Text("kind"))),
            ("amount", "btje", row.Number("amount").Pattern("0.00")));
    }

    private static RegisterRow AgriSubsidyOf(TableRow row, string key)
    {
        return Row(
            "ARA.agriSubsidy",
            key,
            ("year", row.Whole("nd")),
            ("kind", AgriSubsidyKind.Value(row.Text("btzl"))),
            ("amount", row.Number("btje")));
    }

    private static (string, object?)[] PetVaccColumns(RegisterRow row)
    {
        return row.Given(
            ("vaccNo", "myzh", row.Text("vaccNo")),
            ("breed", "qz", row.Text("breed")),
            ("validTo", "myqz", row.Date("validTo").Pattern("yyyyMMdd")));
    }

    private static RegisterRow PetVaccOf(TableRow row, string key)
    {
        return Row(
            "ARA.petVacc",
            key,
            ("vaccNo", row.Text("myzh")),
            ("breed", row.Text("qz")),
            ("validTo", Notation.ParseDate(row.Text("myqz"), "yyyyMMdd")));
    }

    private static (string, object?)[] VetLicenseColumns(RegisterRow row)
    {
        return row.Given(
            ("licenseNo", "xkzh", row.Text("licenseNo")),
            ("vets", "sys", row.Number("vets").Pattern()),
            ("validTo", "yxqz", row.Date("validTo").Pattern("yyyyMMdd")));
    }

    private static RegisterRow VetLicenseOf(TableRow row, string key)
    {
        return Row(
            "ARA.vetLicense",
            key,
            ("licenseNo", row.Text("xkzh")),
            ("vets", row.Whole("sys")),
            ("validTo", Notation.ParseDate(row.Text("yxqz"), "yyyyMMdd")));
    }
}
