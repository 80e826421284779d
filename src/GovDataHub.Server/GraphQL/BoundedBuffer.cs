using System.Buffers;

namespace GovDataHub.Server.GraphQL;

/// <summary>Collects an answer's bytes up to a limit, in a pooled array, before the first of them is sent.</summary>
/// <param name="most">Bytes it takes.</param>
internal sealed class BoundedBuffer(int most) : IBufferWriter<byte>, IDisposable
{
    private const int First = 4096;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(First);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <inheritdoc/>
    /// <exception cref="AnswerTooLargeException">More was written than it takes.</exception>
    public void Advance(int count)
    {
        _length += count;
        if (_length > most)
        {
            throw new AnswerTooLargeException(_length);
        }
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <summary>Returns the array; nothing may use <see cref="Written"/> any more.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
    }

    private void Reserve(int size)
    {
        int needed = _length + Math.Max(size, 1);
        if (needed <= _bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }
}

/// <summary>An answer has more bytes than it may.</summary>
/// <param name="found">Bytes written when it was noticed.</param>
internal sealed class AnswerTooLargeException(long found) : Exception
{
    /// <summary>Bytes written when it was noticed.</summary>
    public long Found { get; } = found;
}
