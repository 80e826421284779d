using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// One socket under graphql-transport-ws, from the handshake to its close: takes messages in order, runs operations
/// side by side, sends through one bounded queue. Whatever ends it first decides the close code.
/// </summary>
internal sealed class SocketSession : IDisposable
{
    private const int LongestClose = 2;
    private const int KeptBuffer = 4096;
    private readonly WebSocket _socket;
    private readonly HttpContext _context;
    private readonly SocketServices _services;
    private readonly SendQueue _queue;
    private readonly OperationTable _operations;
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<SocketClose> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _deadline;
    private readonly SocketPlace _place;
    private State _state; // owner: the receiving loop
    private string? _purpose; // owner: the receiving loop

    public SocketSession(WebSocket socket, HttpContext context, SocketServices services, SocketPlace place)
    {
        _socket = socket;
        _context = context;
        _services = services;
        _place = place;
        _queue = new SendQueue(services.Options.QueuedMessages);
        _operations = new OperationTable(services.Options.OperationsPerConnection);
        _deadline = services.Time.CreateTimer(
            static session => ((SocketSession)session!).PassDeadline(),
            this,
            services.Options.InitTimeout,
            Timeout.InfiniteTimeSpan);
    }

    private enum State
    {
        Waiting,
        Ready,
    }

    /// <summary>Serves the socket until it is closed.</summary>
    public async Task RunAsync()
    {
        await using var stopping = _services.Lifetime.ApplicationStopping.Register(
            () => _end.TrySetResult(SocketClose.GoingAway));
        Task receiving = ReceiveAllAsync();
        Task sending = SendAllAsync();
        SocketClose close = await _end.Task;
        await _operations.CloseAsync();
        _queue.Close();
        await CloseAsync(close, sending, receiving);
    }

    public void Dispose()
    {
        _deadline.Dispose();
        _over.Dispose();
    }

    private void PassDeadline()
    {
        _end.TrySetResult(_state == State.Ready ? SocketClose.TokenEnded : SocketClose.InitTimeout);
    }

    /// <summary>Says goodbye, waits a little for the answer, and lets go in any case.</summary>
    private async Task CloseAsync(SocketClose close, Task sending, Task receiving)
    {
        try
        {
            await sending.WaitAsync(TimeSpan.FromSeconds(LongestClose), _services.Time);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, CancellationToken.None)
                    .WaitAsync(TimeSpan.FromSeconds(LongestClose), _services.Time);
                await receiving.WaitAsync(TimeSpan.FromSeconds(LongestClose), _services.Time);
            }
        }
        catch (Exception exception) when (exception is TimeoutException or WebSocketException or IOException
            or InvalidOperationException or OperationCanceledException)
        {
            // The client is gone or does not answer: the socket is let go below.
        }

        await _over.CancelAsync();
        _socket.Abort();
        await Task.WhenAll(sending, receiving);
    }

    private async Task ReceiveAllAsync()
    {
        SocketClose close = SocketClose.Internal;
        try
        {
            ArrayBufferWriter<byte> message = new();
            while ((close = await ReceiveAsync(message)) == default)
            {
                // After the end, what still comes is read only to find the client's close.
                if (!_end.Task.IsCompleted && await TakeAsync(message.WrittenMemory) is { } refusal)
                {
                    _end.TrySetResult(refusal);
                }

                message.ResetWrittenCount();
                message = message.Capacity > KeptBuffer ? new ArrayBufferWriter<byte>() : message;
            }

            _end.TrySetResult(close);
            await DrainAsync(close);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException)
        {
            close = SocketClose.Normal;
        }
        finally
        {
            _end.TrySetResult(close);
        }
    }

    /// <summary>
    /// Reads away what still comes after a refusal: a close is lost when it crosses data that nobody reads.
    /// </summary>
    private async Task DrainAsync(SocketClose close)
    {
        byte[] scratch = new byte[KeptBuffer];
        while (close != SocketClose.Normal
            && (await _socket.ReceiveAsync(scratch.AsMemory(), _over.Token)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    /// <summary>Receives one text message; other than the default when there is none more to receive.</summary>
    private async ValueTask<SocketClose> ReceiveAsync(ArrayBufferWriter<byte> message)
    {
        // A socket that is idle holds no buffer.
        ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(Memory<byte>.Empty, _over.Token);
        while (true)
        {
            SocketClose refusal = part.MessageType switch
            {
                WebSocketMessageType.Close => SocketClose.Normal,
                WebSocketMessageType.Binary => SocketClose.Invalid("Messages are text"),
                _ when message.WrittenCount + part.Count > _services.Options.MessageBytes => SocketClose.TooBig,
                _ => default,
            };
            if (refusal != default)
            {
                return refusal;
            }

            message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return default;
            }

            part = await _socket.ReceiveAsync(message.GetMemory(1024), _over.Token);
        }
    }

    private async ValueTask<SocketClose?> TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(bytes.Span);
        }
        catch (JsonException)
        {
            return SocketClose.Invalid("The message is not JSON");
        }

        return ClientMessage.Read(json) switch
        {
            ClientMessage.Init init => await InitialiseAsync(init),
            ClientMessage.Ping ping => Send(ServerMessage.Pong(ping.Payload)),
            ClientMessage.Subscribe subscribe => Subscribe(subscribe),
            ClientMessage.Complete complete => await CompleteAsync(complete),
            ClientMessage.Invalid invalid => SocketClose.Invalid(invalid.Problem),
            _ => null,
        };
    }

    private async ValueTask<SocketClose?> InitialiseAsync(ClientMessage.Init init)
    {
        if (_state != State.Waiting)
        {
            return SocketClose.TooManyInits;
        }

        // From here on it is the server that takes its time.
        _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        (_purpose, SocketClose? refusal) = await _services.Authentication.AdmitAsync(_context, init.Payload);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!_place.TryMove(CallerFactory.KeyOf(_context), _services.Options.ConnectionsPerCaller))
        {
            return SocketClose.TooMany;
        }

        VerifiedToken? token = _context.Features.Get<VerifiedToken>();
        TimeSpan left = token is null ? Timeout.InfiniteTimeSpan : token.Expires - _services.Time.GetUtcNow();
        _state = State.Ready;
        _deadline.Change(token is not null && left < TimeSpan.Zero ? TimeSpan.Zero : left, Timeout.InfiniteTimeSpan);
        return Send(ServerMessage.Ack(token?.Expires));
    }

    private SocketClose? Subscribe(ClientMessage.Subscribe subscribe)
    {
        if (_state != State.Ready)
        {
            return SocketClose.Unauthorized;
        }

        switch (_operations.TryBegin(subscribe.Id, out CancellationTokenSource? ending))
        {
            case OperationTable.Entry.Exists:
                return SocketClose.SubscriberExists(subscribe.Id);
            case OperationTable.Entry.Full:
                int most = _services.Options.OperationsPerConnection;
                return Send(ServerMessage.Error(subscribe.Id, ExecutionResult.Refused(LimitName.Exceeded(
                    LimitName.Operations, most, null, $"At most {most} operations run on one socket."))));
            default:
                Admission admission = _services.Admissions.Admit(_context, subscribe.Parameters, _purpose);
                _ = RunAsync(subscribe.Id, admission, ending!);
                return null;
        }
    }

    private async Task RunAsync(string id, Admission admission, CancellationTokenSource ending)
    {
        using (ending)
        {
            try
            {
                await foreach (WrittenPayload payload in _services.Operations.RunAsync(admission, null, ending.Token))
                {
                    if (payload.Refusal is { } refusal)
                    {
                        _operations.End(id, ending);
                        await _queue.SendAsync(new Outgoing(ServerMessage.Error(id, refusal)), ending.Token);
                        return;
                    }

                    await _queue.SendAsync(new Outgoing(ServerMessage.Next(id, payload)), ending.Token);
                }

                if (_operations.End(id, ending))
                {
                    await _queue.SendAsync(new Outgoing(ServerMessage.Complete(id)), ending.Token);
                }
            }
            catch (Exception exception) when (
                exception is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
            {
                // The client or the socket ended it: nothing more is said.
            }
        }
    }

    private async ValueTask<SocketClose?> CompleteAsync(ClientMessage.Complete complete)
    {
        await _operations.CancelAsync(complete.Id);
        return null;
    }

    /// <summary>Sends what the protocol itself says; a client that lets even that pile up is let go.</summary>
    private SocketClose? Send(ReadOnlyMemory<byte> message)
    {
        return _queue.TrySend(new Outgoing(message)) ? null : new SocketClose(1013, "Reads too slowly");
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (Outgoing message in _queue.ReadAsync(_over.Token))
            {
                await _socket.SendAsync(message.Bytes, WebSocketMessageType.Text, endOfMessage: true, _over.Token)
                    .AsTask().WaitAsync(_services.Options.SendTimeout, _services.Time);
            }
        }
        catch (TimeoutException)
        {
            _end.TrySetResult(new SocketClose(1013, "Reads too slowly"));
            _socket.Abort();
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException)
        {
            _end.TrySetResult(SocketClose.Normal);
        }
    }
}
