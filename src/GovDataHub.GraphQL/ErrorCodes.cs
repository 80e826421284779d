namespace GovDataHub.GraphQL;

/// <summary>The stable codes this library writes into <c>extensions.code</c>; hosts add their own.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL (section 2).</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a rule of section 5.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or argument cannot be coerced to its type (sections 6.1.2 and 6.4.1).</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request names no operation, or one that is not there (section 6.1.1).</summary>
    public const string OperationResolutionFailed = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>A limit of the host was exceeded.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>A fault of the server; the details are logged, never sent.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";
}
