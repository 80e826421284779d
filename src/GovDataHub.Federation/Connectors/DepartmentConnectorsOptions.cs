using System.ComponentModel.DataAnnotations;

namespace GovDataHub.Federation.Connectors;

/// <summary>Where the departments are, as far as their mappings leave it open. Section <c>Connectors</c>.</summary>
public sealed class DepartmentConnectorsOptions
{
    /// <summary>The folder of <c>schemas/departments/*.yaml</c>.</summary>
    [Required]
    public string Mappings { get; set; } = "schemas/departments";

    /// <summary>The folder of the departments' databases that are read directly.</summary>
    [Required]
    public string Databases { get; set; } = ".data/city";

    /// <summary>The address of departments that speak HTTP/1.1 and give a path only.</summary>
    [Required]
    public Uri Http { get; set; } = new("http://localhost:5083");

    /// <summary>The address of departments that speak HTTP/2 without TLS and give a path only.</summary>
    [Required]
    public Uri Http2 { get; set; } = new("http://localhost:5084");
}
