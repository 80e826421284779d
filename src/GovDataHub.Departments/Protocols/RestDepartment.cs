using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>A department with a JSON interface of its own making, <c>/&lt;CODE&gt;</c>, and the adapter.</summary>
/// <param name="code">The department's code.</param>
public abstract class RestDepartment(string code) : HttpDepartment(code)
{
    /// <inheritdoc/>
    public sealed override Protocol Protocol => Protocol.Rest;

    /// <summary>Maps the interface; the routes are relative to <c>/&lt;CODE&gt;</c>.</summary>
    public abstract void Map(IEndpointRouteBuilder routes, DepartmentStore store);

    /// <summary>Maps what writes registers: the front end checks guards and applies each write once.</summary>
    internal virtual void MapWrites(IEndpointRouteBuilder routes, FrontEnd frontEnd)
    {
    }
}
