namespace GovDataHub.Departments.Protocols;

/// <summary>A department that serves a Federation subgraph under <c>/&lt;CODE&gt;/graphql</c>.</summary>
/// <param name="code">The department's code.</param>
public abstract class GraphQLDepartment(string code) : HttpDepartment(code)
{
    /// <inheritdoc/>
    public sealed override Protocol Protocol => Protocol.GraphQL;
}
