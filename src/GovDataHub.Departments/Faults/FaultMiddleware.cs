using System.Diagnostics;
using GovDataHub.Departments.Protocols;

namespace GovDataHub.Departments.Faults;

/// <summary>Makes a department fail over HTTP: the first segment of the path is its code.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultBoard board, TimeProvider time)
{
    /// <summary>Fails, or passes the request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        switch (board.Of(CodeOf(context.Request.Path)))
        {
            case null:
                await next(context);
                break;
            case Fault.Refuse:
                context.Abort();
                break;
            case Fault.Hang:
                await HangAsync(context.RequestAborted);
                break;
            case Fault.Slow slow:
                await Task.Delay(slow.Delay, time, context.RequestAborted);
                await next(context);
                break;
            case Fault.Garbage:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{\"锟斤拷\":[烫烫烫,,\u0001{{\"data\":}", context.RequestAborted);
                break;
            case Fault.Broken:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync("<h1>HTTP Status 500 – 系统繁忙</h1>", context.RequestAborted);
                break;
            case Fault.Forbid:
                await ForbidAsync(context);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>As each protocol refuses: an error with a code of its own in a good answer, or a status.</summary>
    private Task ForbidAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (board.DepartmentOf(CodeOf(context.Request.Path))?.Protocol == Protocol.GraphQL)
        {
            return context.Response.WriteAsync(
                """{"data":null,"errors":[{"message":"未获授权","extensions":{"code":"FORBIDDEN"}}]}""",
                context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("""{"msg":"未获授权"}""", context.RequestAborted);
    }

    private static string CodeOf(PathString path)
    {
        var text = path.Value.AsSpan().TrimStart('/');
        var end = text.IndexOf('/');
        return (end < 0 ? text : text[..end]).ToString();
    }

    private async Task HangAsync(CancellationToken aborted)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, aborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
