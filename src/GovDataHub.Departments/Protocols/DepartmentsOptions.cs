namespace GovDataHub.Departments.Protocols;

/// <summary>Where the departments' process listens and keeps its data. Section <c>Departments</c>.</summary>
public sealed record DepartmentsOptions
{
    /// <summary>The port for HTTP/1.1, on 127.0.0.1 and ::1.</summary>
    public int HttpPort { get; set; } = 5083;

    /// <summary>The port for HTTP/2 without TLS: one cleartext port cannot do both.</summary>
    public int Http2Port { get; set; } = 5084;

    /// <summary>The data folder, <c>HUB_DATA</c>.</summary>
    public string Data { get; set; } = ".data";

    /// <summary><c>schemas/departments</c>; looked for upwards from the working directory when not set.</summary>
    public string? Schemas { get; set; }

    /// <summary>
    /// Reads the configuration: <c>HUB_DATA</c>, <c>HUB_DEPARTMENTS</c> and <c>HUB_DEPARTMENTS_H2</c>, then the
    /// section.
    /// </summary>
    public static DepartmentsOptions From(IConfiguration configuration)
    {
        DepartmentsOptions options = new();
        if (configuration["HUB_DATA"] is { Length: > 0 } data)
            options.Data = data;
        options.HttpPort = PortOf(configuration["HUB_DEPARTMENTS"]) ?? options.HttpPort;
        options.Http2Port = PortOf(configuration["HUB_DEPARTMENTS_H2"]) ?? options.Http2Port;
        configuration.GetSection("Departments").Bind(options);
        return options;
    }

    private static int? PortOf(string? address)
    {
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Port : null;
    }
}
