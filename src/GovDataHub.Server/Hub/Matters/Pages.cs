using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>Relay connections over lists that are read one entry beyond the page.</summary>
internal static class Pages
{
    private const int Most = 200;

    /// <summary><c>first:</c>, 1 to 200.</summary>
    public static int First(FieldContext field)
    {
        int first = field.Argument<int>("first");
        return first is > 0 and <= Most
            ? first
            : throw new FieldErrorException(ErrorCodes.LimitExceeded, $"`first` must be from 1 to {Most}.");
    }

    /// <summary>The answer to a cursor that is none of the list's.</summary>
    public static FieldErrorException NoCursor()
    {
        return new FieldErrorException(ErrorCodes.BadUserInput, "`after` is no cursor of this list.");
    }

    /// <summary>A page as a connection.</summary>
    /// <param name="read">The page and at most one entry more.</param>
    /// <param name="first">The page's size.</param>
    /// <param name="after">The cursor the page follows.</param>
    /// <param name="cursorOf">An entry's cursor.</param>
    /// <param name="nodeOf">An entry as its type's resolvers understand it.</param>
    public static Dictionary<string, object?> Connection<T>(
        IReadOnlyList<T> read, int first, string? after, Func<T, string> cursorOf, Func<T, object?> nodeOf)
    {
        var page = read.Take(first).Select(entry => (Cursor: cursorOf(entry), Node: nodeOf(entry))).ToList();
        return new Dictionary<string, object?>
        {
            ["nodes"] = page.Select(entry => entry.Node).ToArray(),
            ["edges"] = page.Select(entry => new Dictionary<string, object?>
            {
                ["cursor"] = entry.Cursor,
                ["node"] = entry.Node,
            }).ToArray(),
            ["pageInfo"] = new Dictionary<string, object?>
            {
                ["hasNextPage"] = read.Count > first,
                ["hasPreviousPage"] = after is not null,
                ["startCursor"] = page.Count == 0 ? null : page[0].Cursor,
                ["endCursor"] = page.Count == 0 ? null : page[^1].Cursor,
            },
        };
    }
}
