using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>A payload as it is sent, whatever wraps it.</summary>
/// <param name="Json">Its bytes, one JSON object.</param>
/// <param name="Refusal">The response, when it says that the operation did not run or was broken off.</param>
internal sealed record WrittenPayload(ReadOnlyMemory<byte> Json, ExecutionResult? Refusal)
{
    /// <summary>Writes what the server says of itself, whose size is no client's choice.</summary>
    public static WrittenPayload Of(ResponsePayload payload)
    {
        return Within(payload, int.MaxValue, out _)!;
    }

    /// <summary>Writes a payload; null when it has more bytes than are left for it.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="most">Bytes it may have.</param>
    /// <param name="found">Bytes written; when it has too many, those written until that was noticed.</param>
    public static WrittenPayload? Within(ResponsePayload payload, long most, out long found)
    {
        using BoundedBuffer buffer = new((int)most);
        try
        {
            payload.WriteTo(buffer);
        }
        catch (AnswerTooLargeException large)
        {
            found = large.Found;
            return null;
        }

        found = buffer.Written.Length;
        return new WrittenPayload(
            buffer.Written.ToArray(), payload.Initial is { IsExecuted: false } refusal ? refusal : null);
    }
}
