using System.Collections.Concurrent;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Remembers prepared operations by the document's bytes and the operation's name, compared in full. Two generations
/// of at most <paramref name="generation"/> entries: when the young one is full it becomes the old one, and what is
/// still used moves up again. Faulty documents are remembered too; they are as cheap to send again.
/// </summary>
/// <param name="generation">Entries a generation.</param>
internal sealed class OperationCache(int generation = 1000)
{
    private const int LargestDocument = 64 * 1024;
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<Key, PreparedOperation> _young = new();
    private volatile ConcurrentDictionary<Key, PreparedOperation> _old = new();

    /// <summary>The operation as prepared before, or now.</summary>
    public PreparedOperation Get(
        ReadOnlyMemory<byte> document, string? operationName, Func<PreparedOperation> prepare)
    {
        if (document.Length > LargestDocument)
        {
            return prepare();
        }

        Key key = new(document, operationName);
        if (_young.TryGetValue(key, out PreparedOperation? known))
        {
            return known;
        }

        if (!_old.TryGetValue(key, out PreparedOperation? operation))
        {
            operation = prepare();
        }

        Remember(new Key(document.ToArray(), operationName), operation);
        return operation;
    }

    private void Remember(Key key, PreparedOperation operation)
    {
        if (_young.Count >= generation)
        {
            lock (_turning)
            {
                if (_young.Count >= generation)
                {
                    _old = _young;
                    _young = new ConcurrentDictionary<Key, PreparedOperation>();
                }
            }
        }

        _young[key] = operation;
    }

    private readonly struct Key(ReadOnlyMemory<byte> document, string? name) : IEquatable<Key>
    {
        private readonly ReadOnlyMemory<byte> _document = document;
        private readonly string? _name = name;
        private readonly int _hash = HashOf(document.Span, name);

        public bool Equals(Key other)
        {
            return _hash == other._hash && _name == other._name && _document.Span.SequenceEqual(other._document.Span);
        }

        public override bool Equals(object? obj)
        {
            return obj is Key other && Equals(other);
        }

        public override int GetHashCode()
        {
            return _hash;
        }

        private static int HashOf(ReadOnlySpan<byte> document, string? name)
        {
            HashCode hash = default;
            hash.AddBytes(document);
            hash.Add(name, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}
