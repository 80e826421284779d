using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>A department with a JSON interface of its own making under <c>/&lt;CODE&gt;</c>.</summary>
/// <param name="code">The department's code.</param>
public abstract class RestDepartment(string code) : HttpDepartment(code)
{
    /// <inheritdoc/>
    public sealed override Protocol Protocol => Protocol.Rest;

    /// <summary>Maps the interface; the routes are relative to <c>/&lt;CODE&gt;</c>.</summary>
    public abstract void Map(IEndpointRouteBuilder routes, DepartmentStore store);
}
