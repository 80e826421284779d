using System.Text.Json.Nodes;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using static GovDataHub.Departments.Registers.HCM.Bundle;

namespace GovDataHub.Departments.Registers.HCM;

/// <summary>
/// The hospitals' exchange: a search by <c>Parameters</c> with a list of subjects, answered by a bundle in which every
/// resource carries its subject.
/// </summary>
internal sealed class HealthExchange(DepartmentStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        MapSearch(routes, "BirthCertificate", "HCM.birthCert", HealthResources.BirthCertificate);
        MapSearch(routes, "Immunization", "HCM.vaccination", HealthResources.Immunization);
        MapSearch(routes, "Practitioner", "HCM.practitioner", HealthResources.Practitioner);
        MapSearch(routes, "HygieneLicence", "HCM.hygiene", HealthResources.HygieneLicence);
        MapSearch(routes, "BirthRegistration", "HCM.fertility", HealthResources.BirthRegistration);
        MapSearch(routes, "FamilyAward", "HCM.familyAward", HealthResources.FamilyAward);
        MapSearch(routes, "CreditLine", "HCM.payCredit", HealthResources.CreditLine);
        MapSearch(routes, "BloodDonor", "HCM.donor", HealthResources.Donor);
        MapSearch(routes, "HealthCertificate", "HCM.healthCert", HealthResources.HealthCertificate);
    }

    private void MapSearch(
        IEndpointRouteBuilder routes, string type, string resource, Func<TableRow, JsonObject> shape)
    {
        var table = HealthTables.Of(resource);
        routes.MapPost($"/fhir/{type}/_search", (JsonObject parameters) => Search(parameters, table, type, shape));
    }

    private JsonObject Search(
        JsonObject parameters, RegisterTable table, string type, Func<TableRow, JsonObject> shape)
    {
        if (parameters["parameter"] is not JsonArray list)
            return Outcome("structure");
        var subjects = list
            .Where(parameter => (string?)parameter?["name"] == "subject")
            .SelectMany(parameter => parameter?["valueList"]?.AsArray() ?? [])
            .Select(subject => (string?)subject ?? "");
        using var tables = store.Read();
        List<JsonObject> found = [];
        foreach (var subject in subjects)
        {
            foreach (var row in table.Rows(subject, tables))
            {
                var resource = shape(row);
                resource.Insert(0, "resourceType", type);
                resource.Insert(1, "subject", With("identifier", With("value", subject)));
                found.Add(resource);
            }
        }

        return Of(found);
    }
}
