using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Limits;

/// <summary>Which limit was exceeded: <c>extensions.limit.name</c>. Stable; clients switch on it.</summary>
public static class LimitName
{
    /// <summary>Tokens of the document.</summary>
    public const string Tokens = "tokens";

    /// <summary>Nesting of fields.</summary>
    public const string Depth = "depth";

    /// <summary>Aliases.</summary>
    public const string Aliases = "aliases";

    /// <summary>Response names at the root.</summary>
    public const string RootFields = "rootFields";

    /// <summary>Directives.</summary>
    public const string Directives = "directives";

    /// <summary>Fields.</summary>
    public const string Fields = "fields";

    /// <summary>Nesting of introspection.</summary>
    public const string IntrospectionDepth = "introspectionDepth";

    /// <summary>Requests to departments.</summary>
    public const string Fetches = "fetches";

    /// <summary>Objects asked for.</summary>
    public const string Cost = "cost";

    /// <summary>Objects in the answer.</summary>
    public const string ActualCost = "actualCost";

    /// <summary>Milliseconds of running.</summary>
    public const string Time = "milliseconds";

    /// <summary>Bytes of the request's body.</summary>
    public const string Body = "bodyBytes";

    /// <summary>Bytes of the answer.</summary>
    public const string Response = "responseBytes";

    /// <summary>Requests in one batch.</summary>
    public const string Batch = "batch";

    /// <summary>Operations under way on one connection.</summary>
    public const string Operations = "operations";

    /// <summary>The error of an exceeded limit.</summary>
    /// <param name="name">Which.</param>
    /// <param name="maximum">What is allowed.</param>
    /// <param name="found">
    /// What was found; counting may have stopped there. Null when it is not known.
    /// </param>
    /// <param name="message">What is too much, as a sentence.</param>
    /// <param name="location">Where; null when no place of the document is to blame.</param>
    public static GraphQLError Exceeded(
        string name, long maximum, long? found, string message, Location? location = null)
    {
        return new GraphQLError(message)
        {
            Locations = location is { } place ? [place.ToSourceLocation()] : [],
            Code = ErrorCode.LimitExceeded,
            Extensions = new Dictionary<string, object?>
            {
                ["limit"] = new Dictionary<string, object?>
                {
                    ["name"] = name,
                    ["maximum"] = maximum,
                    ["found"] = found,
                },
            },
        };
    }
}
