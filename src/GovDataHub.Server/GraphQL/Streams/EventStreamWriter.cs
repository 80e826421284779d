using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Writes one response as an event stream (HTML, section 9.2): events as they come, a comment when it was quiet for a
/// while. A client that does not read for the send timeout loses its connection.
/// </summary>
internal sealed class EventStreamWriter : IAsyncDisposable
{
    private readonly HttpContext _context;
    private readonly StreamOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _quiet = new();
    private readonly Task _beating;

    private EventStreamWriter(HttpContext context, StreamOptions options, TimeProvider time)
    {
        _context = context;
        _options = options;
        _time = time;
        _beating = BeatAsync();
    }

    /// <summary>Begins the response.</summary>
    public static async Task<EventStreamWriter> BeginAsync(
        HttpContext context, StreamOptions options, TimeProvider time)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.StartAsync(context.RequestAborted);
        var writer = new EventStreamWriter(context, options, time);
        await writer.WriteAsync(output => output.Write(":\n\n"u8));
        return writer;
    }

    /// <summary>Sends an event; its data has no line break, which JSON of one line does not.</summary>
    public Task SendAsync(string name, ReadOnlyMemory<byte> data)
    {
        return WriteAsync(output =>
        {
            output.Write("event: "u8);
            output.Write(Encoding.UTF8.GetBytes(name));
            output.Write("\ndata: "u8);
            output.Write(data.Span);
            output.Write("\n\n"u8);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _quiet.CancelAsync();
        await _beating;
        _quiet.Dispose();
        _writing.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(_options.KeepAlive, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_quiet.Token))
            {
                await WriteAsync(output => output.Write(":\n\n"u8));
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended, or its client has gone.
        }
    }

    private async Task WriteAsync(Action<PipeWriter> write)
    {
        await _writing.WaitAsync(_context.RequestAborted);
        try
        {
            write(_context.Response.BodyWriter);
            await _context.Response.BodyWriter.FlushAsync(_context.RequestAborted).AsTask()
                .WaitAsync(_options.SendTimeout, _time);
        }
        catch (TimeoutException)
        {
            _context.Abort();
            throw new OperationCanceledException("The client reads too slowly.");
        }
        finally
        {
            _writing.Release();
        }
    }
}
