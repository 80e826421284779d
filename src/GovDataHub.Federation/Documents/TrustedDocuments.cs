using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Documents;

/// <summary>A document the operator of the platform has read and put in place.</summary>
/// <param name="Name">Its file, from its folder on, without the ending: <c>portal/MyRecord</c>.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Text">The document, UTF-8.</param>
public sealed record TrustedDocument(string Name, string Hash, ReadOnlyMemory<byte> Text)
{
    /// <summary>What a client sends as <c>documentId</c>: <c>sha256:</c> and the hash.</summary>
    public string Id => TrustedDocuments.Prefix + Hash;
}

/// <summary>
/// The trusted documents by hash: files ending in <c>.graphql</c> of certain folders, read once at start. A client
/// never adds one.
/// </summary>
public sealed class TrustedDocuments
{
    /// <summary>Begins a <c>documentId</c>.</summary>
    public const string Prefix = "sha256:";

    private const int HashLength = 64;
    private readonly FrozenDictionary<string, TrustedDocument> _byHash;

    private TrustedDocuments(ImmutableArray<TrustedDocument> documents)
    {
        All = documents;
        _byHash = documents.ToFrozenDictionary(document => document.Hash, StringComparer.Ordinal);
    }

    /// <summary>No document is trusted.</summary>
    public static TrustedDocuments None { get; } = new([]);

    /// <summary>All of them, by name.</summary>
    public ImmutableArray<TrustedDocument> All { get; }

    /// <summary>Reads the documents of some folders and those below.</summary>
    /// <param name="folders">The folders; one that does not exist is a fault.</param>
    /// <exception cref="CatalogueException">A folder does not exist, or two files hold the same bytes.</exception>
    public static TrustedDocuments Load(IEnumerable<string> folders)
    {
        List<TrustedDocument> documents = [];
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new CatalogueException(folder, 0, "there is no such folder of documents");
            }

            documents.AddRange(Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => Read(folder, file)));
        }

        return documents.GroupBy(document => document.Hash).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new CatalogueException(
                twice.First().Name, 0, $"the same document as {twice.Last().Name}; a document has one name")
            : new TrustedDocuments([.. documents]);
    }

    /// <summary>The document with a hash, or null.</summary>
    public TrustedDocument? Find(string hash)
    {
        return _byHash.GetValueOrDefault(hash);
    }

    /// <summary>The hash of a document's bytes, as ids hold it.</summary>
    public static string HashOf(ReadOnlySpan<byte> document)
    {
        return Convert.ToHexStringLower(SHA256.HashData(document));
    }

    /// <summary>Whether a text is a hash as ids hold it.</summary>
    public static bool IsHash([NotNullWhen(true)] string? text)
    {
        return text?.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
    }

    private static TrustedDocument Read(string folder, string file)
    {
        byte[] text = File.ReadAllBytes(file);
        string name = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
        return new TrustedDocument(name, HashOf(text), text);
    }
}
