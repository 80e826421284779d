using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL;

/// <summary>A place in a source text as a person counts: both numbers begin at one, columns are UTF-16 units.</summary>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column in UTF-16 code units, from one.</param>
public readonly record struct SourceLocation(int Line, int Column);

/// <summary>
/// One entry of a response's <c>errors</c> (GraphQL section 7.1.2): what is wrong, where in the document, and, for an
/// error raised while executing, at which response path.
/// </summary>
public sealed class GraphQLError
{
    /// <summary>Creates an error that points at nothing yet.</summary>
    /// <param name="message">What is wrong, as a sentence a person can act on.</param>
    public GraphQLError(string message)
    {
        Message = message;
    }

    /// <summary>Creates an error about one place of a document.</summary>
    /// <param name="message">What is wrong, as a sentence a person can act on.</param>
    /// <param name="location">The place.</param>
    public GraphQLError(string message, Location location)
        : this(message)
    {
        Locations = [location.ToSourceLocation()];
    }

    /// <summary>What is wrong, as a sentence a person can act on. Never holds personal data.</summary>
    public string Message { get; }

    /// <summary>
    /// The places of the document the error is about, in the order they should be read; may be empty.
    /// </summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position of the field that failed; null for an error before execution.</summary>
    public ResponsePath? Path { get; init; }

    /// <summary>The stable code written as <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The validation rule that was broken, named as in the specification's reference implementation.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>
    /// Further entries of <c>extensions</c> beside the code; values as the response writer accepts them.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>
    /// The same error at a response path, with the places of the field's nodes when it has none itself.
    /// </summary>
    /// <param name="path">The response position.</param>
    /// <param name="nodes">The field's nodes.</param>
    /// <returns>The located error.</returns>
    public GraphQLError At(ResponsePath? path, ImmutableArray<FieldNode> nodes)
    {
        return new(Message)
        {
            Locations = Locations.IsEmpty ? [.. nodes.Select(node => node.Location.ToSourceLocation())] : Locations,
            Path = Path ?? path,
            Code = Code,
            Rule = Rule,
            Extensions = Extensions,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var places = Locations.IsEmpty ? "" : $" ({string.Join(", ", Locations.Select(l => $"{l.Line}:{l.Column}"))})";
        return Message + places;
    }
}
