using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.GraphQL;

/// <summary>The status of a response of GraphQL's own media type, as GraphQL over HTTP tables it.</summary>
internal static class ResponseStatus
{
    /// <summary>Data with errors beside it.</summary>
    public const int PartialSuccess = 294;

    /// <summary>The status of a response to a well-formed request.</summary>
    public static int Of(ExecutionResult result)
    {
        if (result.IsExecuted)
        {
            return result.Errors.IsEmpty ? StatusCodes.Status200OK : PartialSuccess;
        }

        // A document that is not valid, with variables that do not fit it either: nothing of the request holds.
        return Has(result, ErrorCode.ValidationFailed) && Has(result, ErrorCode.BadVariable)
            ? StatusCodes.Status400BadRequest
            : OfCode(result.Errors is [{ Code: { } code }, ..] ? code : ErrorCode.BadRequest);
    }

    private static bool Has(ExecutionResult result, string code)
    {
        return result.Errors.Any(error => error.Code == code);
    }

    private static int OfCode(string code)
    {
        return code switch
        {
            ErrorCode.SyntaxError or ErrorCode.BadRequest or ErrorCode.IdInAddress => StatusCodes.Status400BadRequest,
            ErrorCode.DocumentNotTrusted or ErrorCode.IntrospectionDisabled => StatusCodes.Status403Forbidden,
            ErrorCode.DocumentUnknown => StatusCodes.Status404NotFound,
            ErrorCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
            ErrorCode.Internal => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }
}
