using System.Text.Json;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>A city on disk: <c>city/&lt;CODE&gt;.sqlite</c> and <c>city/city.json</c> under the data folder.</summary>
/// <param name="data">The data folder, <c>HUB_DATA</c>.</param>
public sealed class CityFolder(string data)
{
    private const string ManifestName = "city.json";

    /// <summary>The data folder.</summary>
    public string Data { get; } = Path.GetFullPath(data);

    /// <summary>The city's folder.</summary>
    public string City => Path.Combine(Data, "city");

    /// <summary>Where originals lie while a fault has a database moved away.</summary>
    public string Faulted => Path.Combine(Data, "city-faulted");

    /// <summary>Whether a whole city is there.</summary>
    public bool Exists => File.Exists(Path.Combine(City, ManifestName));

    /// <summary>A department's database.</summary>
    public DepartmentStore StoreOf(Department department)
    {
        return new(Path.Combine(City, department.Code + ".sqlite"));
    }

    /// <summary>The summary of the city that is there.</summary>
    public CitySummary Summary()
    {
        var json = File.ReadAllBytes(Path.Combine(City, ManifestName));
        return JsonSerializer.Deserialize(json, CitySummaryJson.Default.CitySummary)
            ?? throw new InvalidDataException("The city's summary is empty.");
    }

    internal void WriteSummary(CitySummary summary)
    {
        File.WriteAllBytes(
            Path.Combine(City, ManifestName),
            JsonSerializer.SerializeToUtf8Bytes(summary, CitySummaryJson.Default.CitySummary));
    }
}
