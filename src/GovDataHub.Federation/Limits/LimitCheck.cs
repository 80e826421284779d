using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Limits;

/// <summary>
/// Holds a document against the limits that its text alone can exceed: after parsing, before validation and planning,
/// both of which take more than linear time. Every operation of the document counts, since all of them are validated.
/// </summary>
public static class LimitCheck
{
    /// <summary>Reads a document of at most the allowed number of tokens.</summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <param name="limits">The limits.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> document, OperationLimits limits)
    {
        ParseResult parsed = GraphQLParser.Parse(document, new ParserLimits { MaximumTokens = limits.Tokens });
        if (parsed is not { Exceeded: { } exceeded, Error: { } error })
        {
            return parsed;
        }

        // A depth or a number of tokens: a body is smaller than the parser's bound of bytes.
        bool deep = exceeded == ParserLimit.Depth;
        int maximum = deep ? limits.Depth : limits.Tokens;
        string message = deep ? TooDeep(limits) : $"The document has more than {maximum} tokens.";
        return new ParseResult(null, new GraphQLError(message)
        {
            Locations = error.Locations,
            Code = error.Code,
            Extensions = LimitName.Exceeded(
                deep ? LimitName.Depth : LimitName.Tokens, maximum, maximum + 1L, message).Extensions,
        });
    }

    /// <summary>The first limit the document exceeds, or null.</summary>
    /// <param name="document">A parsed document; it need not be valid.</param>
    /// <param name="limits">The limits.</param>
    public static GraphQLError? Find(DocumentNode document, OperationLimits limits)
    {
        int directives = DirectiveCount.Of(document);
        if (directives > limits.Directives)
        {
            return LimitName.Exceeded(
                LimitName.Directives, limits.Directives, directives,
                $"The document has {directives} directives; at most {limits.Directives} are allowed.");
        }

        DocumentMeasure measure = new(document);
        return document.Definitions.OfType<OperationDefinitionNode>()
            .Select(operation => Find(operation, measure, limits))
            .FirstOrDefault(error => error is not null);
    }

    private static GraphQLError? Find(
        OperationDefinitionNode operation, DocumentMeasure measure, OperationLimits limits)
    {
        DocumentMeasure.Extent extent = measure.Of(operation);
        int roots = measure.RootFields(operation);
        (string Name, long Maximum, long Found, string Message)[] checks =
        [
            (LimitName.Depth, limits.Depth, extent.Depth, TooDeep(limits)),
            (LimitName.RootFields, limits.RootFields, roots,
                $"The operation has more than {limits.RootFields} root fields."),
            (LimitName.Aliases, limits.Aliases, extent.Aliases,
                $"The operation has more than {limits.Aliases} aliases."),
            (LimitName.Fields, limits.Fields, extent.Fields,
                $"The operation has more than {limits.Fields} fields, fragments counted wherever they are spread."),
            (LimitName.IntrospectionDepth, limits.IntrospectionDepth, extent.Introspection,
                $"Introspection leads from type to type more than {limits.IntrospectionDepth} times."),
        ];
        foreach ((string name, long maximum, long found, string message) in checks)
        {
            if (found > maximum)
            {
                return LimitName.Exceeded(name, maximum, found, message, operation.Location);
            }
        }

        return null;
    }

    private static string TooDeep(OperationLimits limits)
    {
        return $"The operation nests deeper than {limits.Depth} fields.";
    }
}
