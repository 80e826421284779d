using System.Diagnostics;

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
            default:
                throw new UnreachableException();
        }
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
