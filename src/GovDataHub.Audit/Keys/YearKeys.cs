using System.Security.Cryptography;
using System.Text;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Keys;

/// <summary>
/// The secrets of one year's log: it signs checkpoints, makes pseudonyms, opens sealed parts. Immutable.
/// </summary>
public sealed class YearKeys
{
    private readonly byte[] _tagKey;
    private readonly Dictionary<RetentionClass, KeyTree> _subjectKeys;

    internal YearKeys(int year, NoteSigner signer, byte[] tagKey, IDictionary<RetentionClass, KeyTree> subjectKeys)
    {
        Year = year;
        Signer = signer;
        _tagKey = tagKey;
        _subjectKeys = new Dictionary<RetentionClass, KeyTree>(subjectKeys);
    }

    /// <summary>The log's year, the epoch of its pseudonyms.</summary>
    public int Year { get; }

    /// <summary>Signs the year's checkpoints, under the log's origin.</summary>
    public NoteSigner Signer { get; }

    internal ReadOnlySpan<byte> TagKey => _tagKey;

    internal IReadOnlyDictionary<RetentionClass, KeyTree> SubjectKeys => _subjectKeys;

    /// <summary>New keys for a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="origin">The log's origin, the signing key's name.</param>
    /// <param name="fill">Fills a span with secret randomness.</param>
    internal static YearKeys Create(int year, string origin, RandomFill fill)
    {
        return new YearKeys(
            year,
            NoteSigner.Create(origin, Secret(fill)),
            Secret(fill),
            Enum.GetValues<RetentionClass>().ToDictionary(kind => kind, _ => KeyTree.FromRoot(Secret(fill))));
    }

    /// <summary>The year's pseudonym of an id: HMAC-SHA-256(tag key, id), its first 16 bytes.</summary>
    public Pseudonym PseudonymOf(string id)
    {
        int length = Encoding.UTF8.GetByteCount(id);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(id, bytes);
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_tagKey, bytes, tag);
        return Pseudonym.FromBytes(tag[..Pseudonym.Length]);
    }

    internal bool TryDerive(RetentionClass retention, in Pseudonym subject, Span<byte> key)
    {
        return _subjectKeys.TryGetValue(retention, out KeyTree? tree) && tree.TryDerive(subject, key);
    }

    /// <summary>The keys without one subject's key of a class.</summary>
    internal YearKeys Erase(RetentionClass retention, in Pseudonym subject)
    {
        return _subjectKeys.TryGetValue(retention, out KeyTree? tree) ? With(retention, tree.Erase(subject)) : this;
    }

    /// <summary>The keys without any subject's key of a class: its time is over.</summary>
    internal YearKeys Erase(RetentionClass retention)
    {
        return With(retention, new KeyTree([]));
    }

    private static byte[] Secret(RandomFill fill)
    {
        byte[] secret = new byte[KeyTree.KeyLength];
        fill(secret);
        return secret;
    }

    private YearKeys With(RetentionClass retention, KeyTree tree)
    {
        return new YearKeys(
            Year, Signer, _tagKey, new Dictionary<RetentionClass, KeyTree>(_subjectKeys) { [retention] = tree });
    }
}

/// <summary>Fills a span with secret randomness.</summary>
public delegate void RandomFill(Span<byte> destination);
